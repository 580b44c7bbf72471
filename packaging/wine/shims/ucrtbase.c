/* Wine 8 lacks the complex arithmetic of the C runtime, which numpy is linked to. It is given here, by mingw's own; all
   the rest is handed on to Wine's runtime, which prepare.sh keeps under another name. */

#include <complex.h>
#include <math.h>

typedef struct { float real, imaginary; } Single;
typedef struct { double real, imaginary; } Double;

static float complex of_single(Single z) { return __builtin_complex(z.real, z.imaginary); }
static double complex of_double(Double z) { return __builtin_complex(z.real, z.imaginary); }
static Single single(float complex z) { return (Single){__real__ z, __imag__ z}; }
static Double twin(double complex z) { return (Double){__real__ z, __imag__ z}; }

#define EXPORT(type, name) __declspec(dllexport) type ucrt_##name
/* On Windows a long double is a double. */
#define FIGURE(name) \
    EXPORT(float, name##f)(Single z) { return name##f(of_single(z)); } \
    EXPORT(double, name)(Double z) { return name(of_double(z)); } \
    EXPORT(double, name##l)(Double z) { return name(of_double(z)); }
#define FUNCTION(name) \
    EXPORT(Single, name##f)(Single z) { return single(name##f(of_single(z))); } \
    EXPORT(Double, name)(Double z) { return twin(name(of_double(z))); } \
    EXPORT(Double, name##l)(Double z) { return twin(name(of_double(z))); }

FIGURE(cabs)
FIGURE(carg)
FIGURE(cimag)
FIGURE(creal)
FUNCTION(ccos)
FUNCTION(ccosh)
FUNCTION(cexp)
FUNCTION(clog)
FUNCTION(csin)
FUNCTION(csinh)
FUNCTION(csqrt)
FUNCTION(ctan)
FUNCTION(ctanh)
EXPORT(Single, cpowf)(Single z, Single w) { return single(cpowf(of_single(z), of_single(w))); }
EXPORT(Double, cpow)(Double z, Double w) { return twin(cpow(of_double(z), of_double(w))); }
EXPORT(Double, cpowl)(Double z, Double w) { return twin(cpow(of_double(z), of_double(w))); }
