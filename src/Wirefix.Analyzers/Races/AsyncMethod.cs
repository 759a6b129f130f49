using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Analyzers.Races;

/// <summary>What the words of an async method tell of all of its assignments; looked through once.</summary>
internal sealed class AsyncMethod
{
    private static readonly ConditionalWeakTable<MethodDeclarationSyntax, AsyncMethod> Known = new();

    private readonly HashSet<string> _declared = new(StringComparer.Ordinal);

    // Where each name stands first, and where it stands next.
    private readonly Dictionary<string, (int First, int Next)> _names = new(StringComparer.Ordinal);

    private AsyncMethod(MethodDeclarationSyntax method)
    {
        foreach (var token in method.DescendantTokens())
        {
            if (token.Parent is AwaitExpressionSyntax && token.IsKind(SyntaxKind.AwaitKeyword))
                FirstAwait = Math.Min(FirstAwait, token.SpanStart);
            else if (token.IsKind(SyntaxKind.IdentifierToken))
                Add(token);
        }
    }

    /// <summary>Where it first waits; beyond its end where it does not.</summary>
    public int FirstAwait { get; } = int.MaxValue;

    /// <summary>What is known of a method.</summary>
    public static AsyncMethod Of(MethodDeclarationSyntax method) => Known.GetValue(method, static method => new AsyncMethod(method));

    /// <summary>Whether a name is a parameter or local of it.</summary>
    public bool Declares(string name) => _declared.Contains(name);

    /// <summary>Whether the name of what is assigned stands before the assignment too, or in what is assigned.</summary>
    public bool Names(string name, AssignmentExpressionSyntax beside) =>
        !_names.TryGetValue(name, out var places) || places.First < beside.SpanStart || places.Next < beside.Span.End;

    private void Add(SyntaxToken name)
    {
        var text = name.ValueText;
        if (name.Parent is VariableDeclaratorSyntax or ParameterSyntax { Parent.Parent: MethodDeclarationSyntax })
            _declared.Add(text);
        _names[text] = _names.TryGetValue(text, out var places)
            ? (places.First, Math.Min(places.Next, name.SpanStart))
            : (name.SpanStart, int.MaxValue);
    }
}
