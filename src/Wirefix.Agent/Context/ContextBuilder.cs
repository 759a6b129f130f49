using System.Collections.Immutable;

namespace Wirefix.Agent.Context;

/// <summary>Puts the parts of a context pack into the order in which they help.</summary>
internal static class ContextBuilder
{
    /// <summary>The pack of some sections within a budget.</summary>
    public static ContextPack Build(ContextSource source, ImmutableHashSet<ContextSection> include, int budget)
    {
        var traffic = TrafficSection.Of(source);
        var code = CodeSection.Of(source);
        ImmutableArray<ContextPart> parts =
        [
            .. FindingSection.Of(source),
            .. AttemptsSection.Of(source),
            .. AlertSection.Of(source),
            .. code.Suspect,
            .. traffic.Difference,
            .. code.Chain,
            .. traffic.Exchanges,
            .. code.Others,
            .. MapSection.Of(source),
            .. NotesSection.Of(source),
        ];
        return Budgeter.Within(budget, source.Solution, [.. parts.Where(part => include.Contains(part.Section))]);
    }
}
