# One batch for Arrow by its C data interface (https://arrow.apache.org/docs/format/CDataInterface.html): the arrays, the
# memory that they share, and when it is let go.

cdef extern from *:
    """
    #ifndef ARROW_C_DATA_INTERFACE
    #define ARROW_C_DATA_INTERFACE
    struct ArrowArray {
        int64_t length, null_count, offset, n_buffers, n_children;
        const void** buffers;
        struct ArrowArray** children;
        struct ArrowArray* dictionary;
        void (*release)(struct ArrowArray*);
        void* private_data;
    };
    #endif
    """
    struct ArrowArray:
        int64_t length, null_count, offset, n_buffers, n_children
        const void** buffers
        ArrowArray** children
        ArrowArray* dictionary
        void (*release)(ArrowArray*) noexcept nogil
        void* private_data

    int64_t sum_after "__atomic_add_fetch"(int64_t* number, int64_t added, int order) nogil
    const int IN_ORDER "__ATOMIC_ACQ_REL"

cdef enum:
    MOST_BUFFERS = 5            # of a string view: validity, views, block, constants, sizes of the last two

cdef struct Handed:
    # What the arrays of a batch stand on; it goes when the last of them is released.
    int64_t references
    PyObject* owner             # keeps alive what they point into outside of this memory
    char* data                  # columns made for this batch
    int64_t used                # bytes of them
    int64_t sizes[2]            # of the block and of the constants, for string views
    ArrowArray* arrays          # the batch itself, then its columns and their dictionaries
    const void** buffers        # `MOST_BUFFERS` for each array
    int64_t array_count


cdef Handed* new_batch(object owner, int64_t rows, int64_t columns, int64_t dictionaries, int64_t data_bytes) except NULL:
    """A batch that has no columns yet, and room for them."""
    cdef int64_t arrays = 1 + columns + dictionaries
    cdef int64_t size = sizeof(Handed) + arrays * (sizeof(ArrowArray) + MOST_BUFFERS * sizeof(void*)) + columns * sizeof(void*)
    cdef Handed* batch = <Handed*> calloc(1, size)
    if batch == NULL:
        raise MemoryError
    batch.data = <char*> malloc(max(1, data_bytes))
    if batch.data == NULL:
        free(batch)
        raise MemoryError
    batch.arrays = <ArrowArray*> (batch + 1)
    batch.buffers = <const void**> (batch.arrays + arrays)
    Py_INCREF(owner)
    batch.owner = <PyObject*> owner
    cdef ArrowArray* whole = next_array(batch, rows)
    whole.children = <ArrowArray**> (batch.buffers + MOST_BUFFERS * arrays)
    add_buffer(whole, NULL)
    return batch


cdef ArrowArray* next_array(Handed* batch, int64_t rows) noexcept nogil:
    """An array without children and buffers, and nothing missing; a further one to be released."""
    cdef ArrowArray* array = batch.arrays + batch.array_count
    array.length = rows
    array.buffers = batch.buffers + MOST_BUFFERS * batch.array_count
    array.release, array.private_data = release, batch
    batch.array_count += 1
    batch.references += 1
    return array


cdef inline void add_buffer(ArrowArray* array, const void* start) noexcept nogil:
    array.buffers[array.n_buffers] = start
    array.n_buffers += 1


cdef ArrowArray* add_column(Handed* batch, const void* valid, int64_t missing, const void* data) noexcept nogil:
    """The next column of a batch.

    Args:
        valid: A bitmap, without meaning where nothing is missing.
    """
    cdef ArrowArray* whole = batch.arrays
    cdef ArrowArray* array = next_array(batch, whole.length)
    whole.children[whole.n_children] = array
    whole.n_children += 1
    array.null_count = missing
    add_buffer(array, valid if missing else NULL)
    add_buffer(array, data)
    return array


cdef void add_texts(Handed* batch, const void* valid, int64_t missing, const void* views, const char** bases, int count) noexcept nogil:
    """The next column, of string views into the block alone, or into block and constants."""
    cdef ArrowArray* array = add_column(batch, valid, missing, views)
    cdef int i
    for i in range(count):
        add_buffer(array, bases[i])
    add_buffer(array, batch.sizes)


cdef char* some(Handed* batch, int64_t size) noexcept nogil:
    """The next SIZE bytes of the columns made for this batch."""
    batch.used += size
    return batch.data + batch.used - size


cdef void release(ArrowArray* array) noexcept nogil:
    """What Arrow calls, from whichever thread drops the last reference."""
    cdef Handed* batch = <Handed*> array.private_data
    cdef int64_t i
    for i in range(array.n_children):
        if array.children[i].release != NULL:
            array.children[i].release(array.children[i])
    if array.dictionary != NULL and array.dictionary.release != NULL:
        array.dictionary.release(array.dictionary)
    array.release = NULL
    if sum_after(&batch.references, -1, IN_ORDER) == 0:
        forget(batch)


cdef void forget(Handed* batch) noexcept nogil:
    # Arrow may hold a batch until the process ends, when there is no interpreter to count references any more.
    if Py_IsInitialized():
        with gil:
            Py_DECREF(<object> batch.owner)
    free(batch.data)
    free(batch)
