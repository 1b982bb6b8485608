"""From the drawing board to real coordinates.

The town is drawn on a board: metres, x to the east, y to the north, all streets along an axis. `bend` gives it the
curves of a river town and places it in EPSG:5897 (VN-2000 / TM-3, meridian 105°00). All other coordinates follow from
those, rounded to the millimetre, so that neighbours share their corners exactly.
"""
import math

from osgeo import osr

ORIGIN_EAST, ORIGIN_NORTH = 525000.0, 1105800.0

# EPSG:6960, the parameters of Decision 05/2007/QD-BTNMT. Left to itself PROJ takes EPSG:5194 here, 0.81 m off.
_HELMERT = ("+step +proj=push +v_3 +step +proj=cart +ellps=WGS84 +step +proj=helmert +x=-191.90441429 +y=-39.30318279 "
            "+z=-111.45032835 +rx=-0.00928836 +ry=0.01975479 +rz=-0.00427372 +s=0.252906278 "
            "+convention=coordinate_frame +step +inv +proj=cart +ellps=WGS84 +step +proj=pop +v_3 ")


def _zone(meridian):
    return f"+proj=tmerc +lat_0=0 +lon_0={meridian} +k=0.9999 +x_0=500000 +y_0=0 +ellps=WGS84 "


def _pipeline(steps, source, target):
    options = osr.CoordinateTransformationOptions()
    options.SetOperation("+proj=pipeline " + steps)
    systems = []
    for code in (source, target):
        system = osr.SpatialReference()
        system.ImportFromEPSG(code)
        system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
        systems.append(system)
    return osr.CoordinateTransformation(*systems, options)


_TO_WGS84 = _pipeline("+step +inv " + _zone(105) + _HELMERT + "+step +proj=unitconvert +xy_in=rad +xy_out=deg "
                      "+step +proj=axisswap +order=2,1", 5897, 4326)     # an operation answers in EPSG's order: latitude first
_TO_9209 = _pipeline("+step +inv " + _zone(105) + "+step " + _zone(105.5), 5897, 9209)


def bend(point):
    """Board metres to EPSG:5897 (east, north)."""
    x, y = point
    east = ORIGIN_EAST + x + 45 * math.sin(y / 600)
    north = ORIGIN_NORTH + y + 70 * math.sin(x / 800) + 25 * math.sin(x / 310)
    return round(east, 3), round(north, 3)


def to_wgs84(point):
    """EPSG:5897 to (longitude, latitude), 1e-7 degree."""
    longitude, latitude, _ = _TO_WGS84.TransformPoint(*point)
    return round(longitude, 7), round(latitude, 7)


def to_9209(point):
    """EPSG:5897 to EPSG:9209 (east, north), millimetres."""
    east, north, _ = _TO_9209.TransformPoint(*point)
    return round(east, 3), round(north, 3)


def board_to_wgs84(point):
    return to_wgs84(bend(point))


def densify(points, step):
    """The same board line with a vertex at least every `step` metres."""
    dense = [points[0]]
    for (x0, y0), (x1, y1) in zip(points, points[1:]):
        pieces = max(1, math.ceil(math.hypot(x1 - x0, y1 - y0) / step))
        dense += [(x0 + (x1 - x0) * i / pieces, y0 + (y1 - y0) * i / pieces) for i in range(1, pieces + 1)]
    return dense


def signed_area(ring):
    """Square metres; positive when the ring runs counter-clockwise. The ring may be open or closed."""
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1])) / 2


def clockwise(ring):
    return ring if signed_area(ring) < 0 else ring[::-1]


def counter_clockwise(ring):
    return ring[::-1] if signed_area(ring) < 0 else ring
