using System.Collections.Immutable;

namespace Wirefix.Agent.Context;

/// <summary>Keeps of parts that stand best first what a budget has room for.</summary>
internal static class Budgeter
{
    /// <summary>The pack within the budget: each part is kept that still fits, and what is cut is told in the pack itself.</summary>
    public static ContextPack Within(int budget, string solution, ImmutableArray<ContextPart> parts)
    {
        var pack = new ContextPack(solution, budget, [], [.. parts.Select(Cut)]);
        foreach (var index in Enumerable.Range(0, parts.Length))
        {
            // What is cut takes room, too: with one more part kept, less of it has to be told.
            var more = Pack(pack.Parts.Add(parts[index]));
            if (more.Tokens <= budget)
                pack = more;
        }

        return pack;

        ContextPack Pack(ImmutableArray<ContextPart> kept) =>
            new(solution, budget, kept, [.. parts.Where(part => !kept.Contains(part)).Select(Cut)]);
    }

    private static ContextCut Cut(ContextPart part) => new(part.Section, part.Title, part.Tokens);
}
