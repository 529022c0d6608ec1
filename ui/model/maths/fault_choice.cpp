#include "ui/model/maths/fault_choice.h"

#include <QCoreApplication>
#include <algorithm>

#include "ui/model/session/session.h"

namespace separatrix {

namespace {

struct FaultChoiceWords {
    Q_DECLARE_TR_FUNCTIONS(FaultChoice)
};

bool BackpropFaults::*member_of(BackpropFault fault) {
    switch (fault) {
        case BackpropFault::wrong_sign: return &BackpropFaults::wrong_sign;
        case BackpropFault::forget_slope: return &BackpropFaults::forget_slope;
        case BackpropFault::forget_bias: break;
    }
    return &BackpropFaults::forget_bias;
}

/// False where σ′ = 1 in every layer.
bool has_slope(const Settings& settings, int classes) {
    const Architecture architecture = architecture_of(settings.model, classes);
    for (std::size_t l = 0; l < architecture.layer_sizes().size(); ++l)
        if (architecture.layer_activation(l) != Activation::identity) return true;
    return false;
}

}  // namespace

QString title(BackpropFault fault) {
    switch (fault) {
        case BackpropFault::wrong_sign: return FaultChoiceWords::tr("wrong sign");
        case BackpropFault::forget_slope: return FaultChoiceWords::tr("forget σ′");
        case BackpropFault::forget_bias: return FaultChoiceWords::tr("forget the bias");
    }
    return {};
}

QString formula(BackpropFault fault) {
    switch (fault) {
        case BackpropFault::wrong_sign: return FaultChoiceWords::tr("y − p instead of p − y: every step goes uphill");
        case BackpropFault::forget_slope:
            return FaultChoiceWords::tr("∂L/∂z = ∂L/∂a instead of σ′(z)·∂L/∂a, in every layer");
        case BackpropFault::forget_bias:
            return FaultChoiceWords::tr("∂L/∂b = 0 instead of ∂L/∂z: the biases never move");
    }
    return {};
}

bool has_fault(const BackpropFaults& faults, BackpropFault fault) { return faults.*member_of(fault); }

Rule rule_of(BackpropFault fault, const Settings& settings, int classes) {
    const bool useless = fault == BackpropFault::forget_slope && !has_slope(settings, classes);
    if (!useless) return {};
    return {has_fault(settings.training.faults, fault),
            FaultChoiceWords::tr("This model has no activation to forget: σ′ = 1 everywhere.")};
}

void set_fault(Session& session, BackpropFault fault, bool on) {
    const QString text = on ? FaultChoiceWords::tr("Break the backprop") : FaultChoiceWords::tr("Repair the backprop");
    session.apply(text, [=](Document document) {
        document.settings.training.faults.*member_of(fault) = on;
        return document;
    });
}

void repair_backprop(Session& session) {
    session.apply(FaultChoiceWords::tr("Repair the backprop"), [](Document document) {
        document.settings.training.faults = {};
        return document;
    });
}

}  // namespace separatrix
