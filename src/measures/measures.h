// The public face of measures: definitions, outcomes and their history.
#pragma once

#include "measures/measure.h"
