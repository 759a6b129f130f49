using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.CodeFixes.Editing;

/// <summary>The names that mean nothing yet in a piece of code. One that is taken is free no longer.</summary>
internal sealed class FreeNames
{
    private readonly HashSet<string> _taken;

    /// <summary>The free names of a scope.</summary>
    /// <param name="scope">The code that will see the name; no word of it is free.</param>
    /// <param name="position">A position in it; nothing that can be named there is free.</param>
    /// <param name="model">The semantic model of its file.</param>
    public FreeNames(SyntaxNode scope, int position, SemanticModel model) => _taken = new HashSet<string>(
        scope.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText)
            .Concat(model.LookupSymbols(position).Select(symbol => symbol.Name)),
        StringComparer.Ordinal);

    /// <summary>The free names of the member that code stands in.</summary>
    public static FreeNames OfMember(SyntaxNode inside, SemanticModel model) =>
        new(inside.FirstAncestorOrSelf<MemberDeclarationSyntax>() ?? inside, inside.SpanStart, model);

    /// <summary>Takes a name: the wanted one, or that with a number.</summary>
    public string Take(string wanted)
    {
        var name = Among(_taken, wanted);
        _taken.Add(name);
        return name;
    }

    /// <summary>The wanted name, or that with a number, which is none of those that are taken.</summary>
    public static string Among(ICollection<string> taken, string wanted)
    {
        var name = wanted;
        for (var number = 2; taken.Contains(name); number++)
            name = wanted + number;
        return name;
    }
}
