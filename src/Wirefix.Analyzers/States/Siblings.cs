using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Analyzers.States;

/// <summary>The other functions that write the state which one function writes.</summary>
/// <param name="Guarded">Those that look at the current state first.</param>
/// <param name="Unguarded">How many do not, the one in question included.</param>
internal sealed record Siblings(ImmutableArray<Sibling> Guarded, int Unguarded)
{
    // Two that agree may be a habit; in one type they are a rule.
    private const int FewestInType = 2;

    // How many look for each that does not.
    private const int LeastInType = 2;

    private const int FewestElsewhere = 3;

    private static readonly ConditionalWeakTable<SyntaxTree, IReadOnlyList<StateWrite>> Known = new();

    /// <summary>Whether looking first is what they do, and not looking the exception.</summary>
    public bool Agree { get; private init; }

    /// <summary>Those of the same type.</summary>
    public static Siblings InType(StateWrite write)
    {
        var type = write.Function.FirstAncestorOrSelf<TypeDeclarationSyntax>();
        var writes = WritesIn(write.Function.SyntaxTree).Where(other => other.Function.FirstAncestorOrSelf<TypeDeclarationSyntax>() == type);
        return Of(write, writes).Judged(FewestInType, LeastInType);
    }

    /// <summary>Those anywhere in the code, where an enum or a class of constants tells that the same state is meant.</summary>
    public static Siblings Anywhere(StateWrite write, Compilation compilation, CancellationToken cancellationToken)
    {
        if (write.State.Holder.Length == 0)
            return new Siblings([], 1);

        var writes = compilation.SyntaxTrees.Where(tree => StateMentions.IsInText(tree, $"{write.State.HolderName}.", cancellationToken)
            && StateMentions.IsInText(tree, $"{write.Member} =", cancellationToken)).SelectMany(WritesIn);
        return Of(write, writes).Judged(FewestElsewhere, FewestElsewhere);
    }

    private Siblings Judged(int fewest, int share) => this with { Agree = Guarded.Length >= fewest && Guarded.Length >= share * Unguarded };

    private static Siblings Of(StateWrite write, IEnumerable<StateWrite> writes)
    {
        var others = writes
            .Where(other => other.Function != write.Function && other.Member == write.Member && other.State.HolderName == write.State.HolderName)
            .Where(other => !other.IsFromAnywhere || !StateGuard.Of(other).IsEmpty)
            .GroupBy(other => other.Function).Select(Sibling.Of).ToLookup(sibling => sibling.IsGuarded);
        return new Siblings([.. others[true]], 1 + others[false].Count(sibling => !sibling.MayBegin && !sibling.Reads));
    }

    private static IReadOnlyList<StateWrite> WritesIn(SyntaxTree tree) => Known.GetValue(
        tree, static tree => [.. tree.GetRoot().DescendantNodes().OfType<AssignmentExpressionSyntax>().Select(StateWrite.Of).OfType<StateWrite>()]);
}
