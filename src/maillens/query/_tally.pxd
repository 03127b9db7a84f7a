from libc.stdint cimport int32_t, int64_t, uint32_t, uint64_t
from libcpp cimport bool as cpp_bool
from libcpp.memory cimport shared_ptr
from libcpp.string cimport string
from libcpp.vector cimport vector

cdef extern from "<string_view>" namespace "std" nogil:
    cdef cppclass string_view:
        const char* data()
        size_t size()

cdef extern from "_tally.h" namespace "maillens" nogil:
    const int STRETCH
    const int64_t MOST_PART
    cdef cppclass Bits:
        uint64_t* words
        void clear()
    cdef cppclass Set:
        uint64_t conditions
    cdef cppclass Chosen:
        uint64_t any
        int count
        int32_t* rows
    cdef cppclass Stretch:
        int64_t first
        int count
        Bits inside
        double* times
        uint64_t* words
        int32_t* entries
        void begin(int64_t first, int count)
        void find(Set& rows, const vector[Bits]& held)
        void choose(Chosen& chosen, const vector[Set]& sets)
    cdef cppclass Names:
        void expect_slot(uint32_t hash)
        void expect_entry(uint32_t hash)
        int32_t number(const char* text, int64_t length, uint32_t hash) except +
    cdef cppclass Recent:
        int32_t number(const uint64_t* cell)
        void keep(const uint64_t* cell, int32_t number)
    cdef cppclass Words:
        void number(const Chosen& chosen, const uint64_t* words, int32_t* numbers) except +
    cdef cppclass Part:
        int column, form, chosen
        uint64_t any
        Names names
        Recent recent
        Words words
        int32_t* numbers
        cpp_bool is_pair()
    cdef cppclass Leaf:
        int form
        string_view text
    cdef cppclass Keys:
        int part(int column, int form) except +
        int pair(int left, int right) except +
        size_t size()
        Part* at(size_t index)
        void need(int part, uint64_t set)
        void join(Part* pair, const Chosen& chosen) except +
    cdef cppclass Spread:
        void add(const Chosen& chosen, const int32_t* indexes, const double* seconds) except +
        vector[double] percentiles(size_t key_count) except +
    cdef cppclass Counts:
        Spread spread
        Counts(shared_ptr[Keys] keys, int part, int sum_count, int peak_count, cpp_bool has_span) except +
        size_t size()
        string_view first(int64_t entry)
        string joined(int64_t entry) except +
        vector[Leaf] leaves(int64_t entry) except +
        double number(int64_t entry)
        vector[double] sums(int64_t entry) except +
        vector[double] peaks(int64_t entry) except +
        cpp_bool has_span()
        double first_time(int64_t entry)
        double last_time(int64_t entry)
        int32_t add(int32_t key) except +
        void add(const Chosen& chosen, const Part& key, const double* const* summed, const double* const* peaks,
                 const double* times, int32_t* entries) except +
        cpp_bool has_example(int64_t entry)
        string example(int64_t entry) except +
        void keep_example(int64_t entry, const char* example, int64_t length) except +
        cpp_bool has_place(int64_t entry)
        int32_t file(int64_t entry)
        int64_t offset(int64_t entry)
        void keep_place(int64_t entry, int32_t file, int64_t offset) except +
    vector[int64_t] beginning_with(const Counts& counts, const vector[string]& firsts) except +
    vector[int64_t] c_largest "maillens::largest" (const Counts& counts, size_t most) except +
    vector[int64_t] c_slowest "maillens::slowest" (
        const Counts& counts, size_t most, const vector[double]& percentiles, double few) except +
    cdef cppclass Condition:
        int column, test
        string value
        cpp_bool is_cell
        uint64_t* cell
        cpp_bool same(const Condition& other)
    cdef cppclass Measured:
        int column
        cpp_bool is_float
        double* values
    cdef cppclass Plan:
        Part* part
        int chosen, example, file, offset
        vector[const double*] summed, peaks
        const double* spread
        Counts* counts
    cdef cppclass Asked:
        const uint64_t* cell
        const char* text
        int32_t row, length
        uint32_t hash
    cdef cppclass Asking:
        int count
        int64_t used
        Asked* asked
        char* room()

cdef extern from "_bytes.h" namespace "maillens" nogil:
    uint64_t small_letters(uint64_t word)

cdef extern from *:
    void prefetch "__builtin_prefetch" (const void* place) noexcept nogil

cdef extern from "<string.h>" nogil:
    size_t strnlen(const char* text, size_t most)
    void* memmem(const void* text, size_t length, const void* word, size_t word_length)
