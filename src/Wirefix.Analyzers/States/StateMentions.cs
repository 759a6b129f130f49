using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Analyzers.States;

/// <summary>Tells by names alone whether code speaks of the state that an object is in.</summary>
internal static class StateMentions
{
    // A shorter name is a part of too many words.
    private const int TellingLength = 4;

    /// <summary>Whether the member is read before a position, or anything that is named after one of its states.</summary>
    /// <param name="scope">The code.</param>
    /// <param name="end">The position.</param>
    /// <param name="member">The member's name.</param>
    /// <param name="states">The names of its states.</param>
    public static bool AreIn(SyntaxNode scope, int end, string member, IReadOnlyCollection<string> states) => scope.DescendantNodes()
        .TakeWhile(node => node.SpanStart < end).OfType<SimpleNameSyntax>()
        .Any(name => name.Identifier.ValueText == member ? IsRead(name, states) : IsNamedAfterState(name, states) && !IsBeside(name, member));

    /// <summary>The same in all of the code.</summary>
    public static bool AreIn(SyntaxNode scope, string member, IReadOnlyCollection<string> states) => AreIn(scope, scope.Span.End, member, states);

    /// <summary>Whether the text of a file holds a word, so that it is worth looking into.</summary>
    public static bool IsInText(SyntaxTree tree, string word, CancellationToken cancellationToken) =>
        tree.GetText(cancellationToken).ToString().IndexOf(word, StringComparison.Ordinal) >= 0;

    // `Status.Open` names a state, where member and enum have one name.
    private static bool IsRead(SimpleNameSyntax name, IReadOnlyCollection<string> states) => !IsTarget(name)
        && !(name.Parent is MemberAccessExpressionSyntax access && access.Expression == name && states.Contains(access.Name.Identifier.ValueText));

    private static bool IsNamedAfterState(SimpleNameSyntax name, IReadOnlyCollection<string> states) => states.Any(state =>
        state.Length >= TellingLength && name.Identifier.ValueText.IndexOf(state, StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>Whether a name belongs to a write: its target, its value, or the type of what is made to tell of it.</summary>
    private static bool IsBeside(SimpleNameSyntax name, string member) => IsTarget(name)
        || name.Parent is ObjectCreationExpressionSyntax
        || (name.FirstAncestorOrSelf<AssignmentExpressionSyntax>() is { } assignment
            && assignment.Right.Span.Contains(name.Span) && LastName(assignment.Left) == member);

    private static bool IsTarget(SimpleNameSyntax name)
    {
        var whole = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : (ExpressionSyntax)name;
        return whole.Parent is AssignmentExpressionSyntax assignment && assignment.Left == whole;
    }

    private static string? LastName(ExpressionSyntax target) => target switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        _ => null,
    };
}
