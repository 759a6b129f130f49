using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Analyzers.Races;

/// <summary>Tells by syntax which assignments may write a field in a function that waits before.</summary>
internal static class AsyncAssignment
{
    /// <summary>The kinds of assignment that change a value.</summary>
    public static SyntaxKind[] Kinds { get; } =
    [
        SyntaxKind.SimpleAssignmentExpression, SyntaxKind.AddAssignmentExpression,
        SyntaxKind.SubtractAssignmentExpression, SyntaxKind.MultiplyAssignmentExpression,
        SyntaxKind.DivideAssignmentExpression, SyntaxKind.ModuloAssignmentExpression, SyntaxKind.AndAssignmentExpression, SyntaxKind.OrAssignmentExpression,
        SyntaxKind.ExclusiveOrAssignmentExpression, SyntaxKind.LeftShiftAssignmentExpression, SyntaxKind.RightShiftAssignmentExpression,
    ];

    /// <summary>Whether the target may be a field, and the method around it waits somewhere before or in the assignment.</summary>
    public static bool MayWriteField(AssignmentExpressionSyntax assignment) =>
        NameOf(assignment.Left) is { } name
        && assignment.FirstAncestorOrSelf<MemberDeclarationSyntax>() is MethodDeclarationSyntax method && method.Modifiers.Any(SyntaxKind.AsyncKeyword)
        && MayBeField(name, method) && !TestMethod.IsMarked(method)
        && AsyncMethod.Of(method) is var known && known.FirstAwait < assignment.Span.End && !known.Declares(name)
        && (!assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) || (known.Names(name, beside: assignment) && IsReadBefore(assignment, method)));

    // Other files may hold the fields of a partial type, and those of its bases.
    private static bool MayBeField(string name, MethodDeclarationSyntax method) =>
        method.Parent is not TypeDeclarationSyntax type || type.BaseList is not null || type.Modifiers.Any(SyntaxKind.PartialKeyword)
        || type.Members.OfType<FieldDeclarationSyntax>().Any(field => field.Declaration.Variables.Any(variable => variable.Identifier.ValueText == name));

    // What is assigned may be stale only where the same was read.
    private static bool IsReadBefore(AssignmentExpressionSyntax assignment, MethodDeclarationSyntax method) =>
        method.DescendantNodes().TakeWhile(node => node.SpanStart < assignment.Span.End)
            .Any(node => node != assignment.Left && node.RawKind == assignment.Left.RawKind && SyntaxFactory.AreEquivalent(node, assignment.Left));

    private static string? NameOf(ExpressionSyntax target) => target switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax or SimpleNameSyntax, Name: var member } => member.Identifier.ValueText,
        ElementAccessExpressionSyntax element => NameOf(element.Expression),
        _ => null,
    };
}
