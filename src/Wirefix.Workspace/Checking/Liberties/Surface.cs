using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Workspace.Checking.Liberties;

/// <summary>
/// What others see of the changed files: types and members that are not private. A fix may add to it; it may not open what was closed, ask
/// others for other arguments, or take away what it does not put another one in place of. What constructors take is left to it: they are called by
/// containers and readers of messages, and a field that the wire has and a record has not is added there.
/// </summary>
internal static class Surface
{
    /// <summary>What was widened, changed or taken away.</summary>
    public static IEnumerable<Liberty> In(ChangedCode code)
    {
        var old = code.Files.Where(file => file.Before is not null).SelectMany(file => MembersOf(file.Before!)).DistinctBy(member => member.Id).ToList();
        var @new = code.Files.SelectMany(file => MembersOf(file.After)).DistinctBy(member => member.Id).ToDictionary(member => member.Id);
        var added = @new.Values.Where(member => old.TrueForAll(was => was.Id != member.Id)).ToLookup(member => member.Symbol.Name);
        return old.Select(was => @new.TryGetValue(was.Id, out var now) ? Widened(was, now) : Gone(was, added)).OfType<Liberty>();
    }

    private static Liberty? Widened(Member was, Member now)
    {
        if (Rank(now.Symbol) > Rank(was.Symbol))
            return CodePart.At(now.Node, LibertyKind.Signature, $"{now.Name} is {Word(now.Symbol)} now and was {Word(was.Symbol)}");
        return IsVisible(was.Symbol) && ResultOf(was.Symbol) is { } before && ResultOf(now.Symbol) is { } after && before != after
            ? CodePart.At(now.Node, LibertyKind.Signature, $"{now.Name} gives {after} now and gave {before}")
            : null;
    }

    // Another one of the same name has taken its place, here or where it moved to.
    private static Liberty? Gone(Member was, ILookup<string, Member> added)
    {
        if (!IsVisible(was.Symbol) || was.Symbol is IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor })
            return null;
        var others = added[was.Symbol.Name].Where(member => member.Symbol.Kind == was.Symbol.Kind || was.Symbol.Kind != SymbolKind.Method).ToImmutableArray();
        if (others.IsEmpty)
            return CodePart.At(was.Node, LibertyKind.Deletion, $"{was.Name} is gone");
        return was.Symbol is IMethodSymbol && others.FirstOrDefault(member => SameHome(member.Symbol, was.Symbol)) is { } now
            ? CodePart.At(now.Node, LibertyKind.Signature, $"{now.Name} was {was.Name}")
            : null;
    }

    private static bool SameHome(ISymbol left, ISymbol right) => left.ContainingType?.ToDisplayString() == right.ContainingType?.ToDisplayString();

    private static bool IsVisible(ISymbol symbol)
    {
        for (var each = symbol; each is not null and not INamespaceSymbol; each = each.ContainingSymbol)
        {
            if (each.DeclaredAccessibility == Accessibility.Private)
                return false;
        }

        return true;
    }

    private static string? ResultOf(ISymbol symbol) => symbol is IMethodSymbol { MethodKind: MethodKind.Ordinary } method
        ? method.ReturnType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat.RemoveMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier))
        : null;

    private static int Rank(ISymbol symbol) => symbol.DeclaredAccessibility switch
    {
        Accessibility.Private => 1,
        Accessibility.ProtectedAndInternal => 2,
        Accessibility.Protected or Accessibility.Internal => 3,
        Accessibility.ProtectedOrInternal => 4,
        Accessibility.Public => 5,
        _ => 0,
    };

    private static string Word(ISymbol symbol) => symbol.DeclaredAccessibility.ToString().ToLowerInvariant();

    private static IEnumerable<Member> MembersOf(SemanticModel model) =>
        from part in model.SyntaxTree.GetRoot().DescendantNodes().Where(node => ChangedCode.IsPart(node) && node is not GlobalStatementSyntax)
        from node in part is BaseFieldDeclarationSyntax field ? field.Declaration.Variables : (IEnumerable<SyntaxNode>)[part]
        let symbol = model.GetDeclaredSymbol(node)
        let id = symbol is null ? null : SymbolId.Of(symbol)
        where id is not null
        select new Member(id, symbol, node);

    private sealed record Member(string Id, ISymbol Symbol, SyntaxNode Node)
    {
        public string Name => Symbol.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
    }
}
