using System.Collections.Immutable;
using Wirefix.Agent.Context;

namespace Wirefix.Agent.Evaluating;

/// <summary>What an agent is shown: the sections of its context pack. The gates have the capture in any case.</summary>
/// <param name="Name">The condition's name, as <c>alert,traffic</c>.</param>
/// <param name="Sections">The sections.</param>
public sealed record EvalCondition(string Name, ImmutableHashSet<ContextSection> Sections)
{
    /// <summary>The name of the condition that others are held against.</summary>
    public const string AlertOnly = "alert";

    /// <summary>The name of the condition under which an agent is shown all there is.</summary>
    public const string Everything = "all";

    /// <summary>All conditions.</summary>
    public static ImmutableArray<EvalCondition> All { get; } =
    [
        new(AlertOnly, [ContextSection.Alert]),
        new("alert,map", [ContextSection.Alert, ContextSection.Map]),
        new("alert,traffic", [ContextSection.Alert, ContextSection.Finding, ContextSection.Traffic]),
        new(Everything, [ContextSection.Alert, ContextSection.Finding, ContextSection.Traffic, ContextSection.Code, ContextSection.Map, ContextSection.Notes]),
    ];

    /// <summary>The condition of a name; null where there is none.</summary>
    public static EvalCondition? Named(string name) => All.FirstOrDefault(condition => condition.Name == name);
}
