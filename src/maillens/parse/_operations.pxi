# The operations of `program.py`, in its order.
cdef enum:
    END, LITERAL, TEXT, ADDRESS, LAST, REST, RUN, INT, NUMBER, STAGE, OPTIONAL, CLOSE, CONSTANT, FUNCTION
