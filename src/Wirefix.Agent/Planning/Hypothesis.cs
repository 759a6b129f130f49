using Wirefix.Workspace.Locating;

namespace Wirefix.Agent.Planning;

/// <summary>A claim about the code that a measurement can support or refute.</summary>
/// <param name="Location">Where the fault is.</param>
/// <param name="Trigger">What sets it off.</param>
/// <param name="Prediction">What the metric shows if it is right.</param>
/// <param name="Refutation">What would refute it.</param>
public sealed record Hypothesis(SymbolLocation Location, string Trigger, string Prediction, string Refutation);
