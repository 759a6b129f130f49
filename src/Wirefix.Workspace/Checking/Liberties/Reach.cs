using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace Wirefix.Workspace.Checking.Liberties;

/// <summary>What members of a solution use, with all that they call in it, through interfaces and overrides too.</summary>
/// <param name="solution">The solution.</param>
/// <param name="changed">The code from which they are called, which says what they are given.</param>
internal sealed class Reach(Solution solution, IReadOnlyList<CodePart> changed)
{
    // Further away than this everything reaches everything.
    private const int Most = 400;

    /// <summary>The uses of members and of what they call. Where that is more than can be followed, this is one of them.</summary>
    public async Task<ImmutableHashSet<Use>> UsesAsync(IEnumerable<ISymbol> members, CancellationToken cancellationToken)
    {
        var parts = new List<CodePart>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Queue<ISymbol>(members.Where(member => known.Add(NameOf(member))));
        for (var followed = 0; followed < Most && waiting.TryDequeue(out var member); followed++)
        {
            foreach (var part in await PartsAsync(member, cancellationToken).ConfigureAwait(false))
            {
                parts.Add(part);
                foreach (var called in UseReader.MembersOf(part).Where(called => known.Add(NameOf(called))))
                    waiting.Enqueue(called);
            }
        }

        var reader = new UseReader(new Leads(changed, [.. changed, .. parts]));
        var left = waiting.Take(1).Select(member => member.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken));
        return [.. parts.SelectMany(reader.UsesOf), .. left.Select(node => new Use(LibertyKind.Reflection, Lead.Beyond, "") { Node = node })];
    }

    /// <summary>What tells a member from all others, in whatever version of the solution.</summary>
    public static string NameOf(ISymbol member) => $"{SymbolId.Of(member) ?? member.ToDisplayString()}, {member.ContainingAssembly?.Name}";

    private async Task<IEnumerable<CodePart>> PartsAsync(ISymbol member, CancellationToken cancellationToken)
    {
        var parts = new List<CodePart>();
        foreach (var reference in (await BodiesAsync(member, cancellationToken).ConfigureAwait(false)).SelectMany(body => body.DeclaringSyntaxReferences))
        {
            if (solution.GetDocument(reference.SyntaxTree) is not { } document
                || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
                continue;
            var node = await reference.GetSyntaxAsync(cancellationToken).ConfigureAwait(false);
            // A field is declared inside its declaration; a primary constructor is its type's head.
            parts.Add(new CodePart(node.FirstAncestorOrSelf<MemberDeclarationSyntax>() ?? node, model));
        }

        return parts;
    }

    private async Task<IEnumerable<ISymbol>> BodiesAsync(ISymbol member, CancellationToken cancellationToken)
    {
        if (member.ContainingType?.TypeKind == TypeKind.Interface)
            return (await SymbolFinder.FindImplementationsAsync(member, solution, cancellationToken: cancellationToken).ConfigureAwait(false)).Append(member);
        return member.IsAbstract || member.IsVirtual || member.IsOverride
            ? (await SymbolFinder.FindOverridesAsync(member, solution, cancellationToken: cancellationToken).ConfigureAwait(false)).Append(member)
            : [member];
    }
}
