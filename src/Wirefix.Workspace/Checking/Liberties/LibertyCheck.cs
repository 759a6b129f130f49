using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Wirefix.Workspace.Checking.Liberties;

/// <summary>
/// What a change takes beyond mending a fault, by what names mean to the compiler, not by how they are written.
/// <para>
/// What the changed code used before, it may go on to use, wherever in it: all that differs is taken together, each side as a whole, so that code
/// may move between the members that a fix touches. What its old members called in the solution counts as theirs too, so that a fix may do by
/// itself what it had left to others. The new side has to answer for what it newly calls in the same way: a way to start a process
/// that the solution happens to have is no less one.
/// </para>
/// </summary>
public static class LibertyCheck
{
    /// <summary>The liberties, in the order of files and lines, each once.</summary>
    public static async Task<ImmutableArray<Liberty>> TakenAsync(Solution before, Solution after, CancellationToken cancellationToken)
    {
        var code = await ChangedCode.OfAsync(before, after, cancellationToken).ConfigureAwait(false);
        var uses = await NewUsesAsync(before, after, code, cancellationToken).ConfigureAwait(false);
        return
        [
            .. uses.Concat(Swallowing.In(code)).Concat(Suppressions.In(code)).Concat(Guards.In(code)).Concat(Surface.In(code))
                .Distinct()
                .OrderBy(liberty => liberty.File, StringComparer.Ordinal).ThenBy(liberty => liberty.Line).ThenBy(liberty => liberty.Kind),
        ];
    }

    private static async Task<IEnumerable<Liberty>> NewUsesAsync(Solution before, Solution after, ChangedCode code, CancellationToken cancellationToken)
    {
        var old = UsesIn(code.Before);
        var taken = UsesIn(code.After).Where(use => use.IsUntold || !use.IsAmong(old))
            .Select(use => (Use: use, Liberty: CodePart.At(use.Node, use.Kind, use.Said)))
            .Concat(await NewlyReachedAsync(after, code, old, cancellationToken).ConfigureAwait(false))
            .ToList();
        if (taken.Count == 0)
            return [];
        var reached = await new Reach(before, code.Before).UsesAsync(MembersOf(code.Before).Values, cancellationToken).ConfigureAwait(false);
        return taken.Where(each => each.Use.IsUntold || !each.Use.IsAmong(reached)).Select(each => each.Liberty);
    }

    // Told at the name that is new: what it leads to did not change.
    private static async Task<IEnumerable<(Use Use, Liberty Liberty)>> NewlyReachedAsync(
        Solution after, ChangedCode code, ImmutableHashSet<Use> old, CancellationToken cancellationToken)
    {
        var known = MembersOf(code.Before);
        var taken = new List<(Use, Liberty)>();
        var given = GivenIn(code.Before);
        var givenAnew = GivenIn(code.After).Where(each => !given.Contains(each)).Select(each => each.Member).ToHashSet();
        foreach (var (name, member) in MembersOf(code.After).Where(member => !known.ContainsKey(member.Key) || givenAnew.Contains(member.Key)))
        {
            var uses = await new Reach(after, code.After).UsesAsync([member], cancellationToken).ConfigureAwait(false);
            var news = uses.Where(use => (use.IsUntold || !use.IsAmong(old)) && !IsIn(code.After, use.Node));
            var through = member.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
            taken.AddRange(news.Select(use => (use, CodePart.At(PlaceOf(name, code), use.Kind, $"{use.Said}, through {through}"))));
        }

        return taken;
    }

    // The texts that members of the solution are called with: one that was called before may do something else with another.
    private static HashSet<(string Member, string Text)> GivenIn(ImmutableArray<CodePart> parts)
    {
        var reader = new UseReader(new Leads(parts, parts));
        return [.. parts.SelectMany(reader.GivenIn).Select(given => (Reach.NameOf(given.Member), given.Text.ToString()))];
    }

    private static bool IsIn(ImmutableArray<CodePart> parts, SyntaxNode node) =>
        parts.Any(part => part.Node.SyntaxTree == node.SyntaxTree && part.Node.Span.Contains(node.Span));

    private static Location PlaceOf(string name, ChangedCode code) => code.After
        .SelectMany(part => part.Nodes().Where(node => UseReader.MembersOf(new CodePart(node, part.Model)).Any(member => Reach.NameOf(member) == name)))
        .Last().GetLocation();

    private static ImmutableHashSet<Use> UsesIn(ImmutableArray<CodePart> parts)
    {
        var reader = new UseReader(new Leads(parts, parts));
        return [.. parts.SelectMany(reader.UsesOf)];
    }

    private static Dictionary<string, ISymbol> MembersOf(ImmutableArray<CodePart> parts) => parts.SelectMany(UseReader.MembersOf)
        .GroupBy(Reach.NameOf)
        .ToDictionary(same => same.Key, same => same.First());
}
