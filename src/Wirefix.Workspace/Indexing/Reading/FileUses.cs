using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Workspace.Indexing.Reading;

/// <summary>What a file sets its names and their properties to, and which calls it gives them to.</summary>
internal sealed class FileUses(CompilationUnitSyntax root)
{
    private readonly Lazy<ILookup<string, ExpressionSyntax>> _set = new(() => (
        from assignment in Assignments(root)
        where assignment.Left.IsUnqualified()
        select assignment).ToLookup(assignment => assignment.Left.LastName(), assignment => assignment.Right));

    private readonly Lazy<ILookup<(SyntaxNode Member, string Holder, string Property), ExpressionSyntax>> _properties = new(() => (
        from assignment in Assignments(root)
        let target = assignment.Left as MemberAccessExpressionSyntax
        where target?.Expression is IdentifierNameSyntax
        select (Key: (target.MemberAround(), target.Expression.LastName(), target.Name.Identifier.ValueText), assignment.Right))
        .ToLookup(pair => pair.Key, pair => pair.Right));

    private readonly Lazy<ILookup<(SyntaxNode Member, string Given), InvocationExpressionSyntax>> _calls = new(() => (
        from call in root.DescendantNodes().OfType<InvocationExpressionSyntax>()
        where call.ArgumentList.At(0) is IdentifierNameSyntax
        select call).ToLookup(call => (call.MemberAround(), call.ArgumentList.At(0).LastName())));

    /// <summary>The values that a name is set to after it was declared.</summary>
    public IEnumerable<ExpressionSyntax> SetTo(ExpressionSyntax name) => name.IsUnqualified() ? _set.Value[name.LastName()] : [];

    /// <summary>The values that a property of what a name holds is set to, in the member around.</summary>
    public IEnumerable<ExpressionSyntax> SetOn(IdentifierNameSyntax holder, string property) =>
        _properties.Value[(holder.MemberAround(), holder.Identifier.ValueText, property)];

    /// <summary>The same of what stands in a variable that is declared in the member around.</summary>
    public IEnumerable<ExpressionSyntax> SetOn(VariableDeclaratorSyntax holder, string property) =>
        _properties.Value[(holder.MemberAround(), holder.Identifier.ValueText, property)];

    /// <summary>The calls in the member around that take a variable first.</summary>
    public IEnumerable<InvocationExpressionSyntax> CallsWith(VariableDeclaratorSyntax variable) =>
        _calls.Value[(variable.MemberAround(), variable.Identifier.ValueText)];

    // What is set in an initializer is the new object's.
    private static IEnumerable<AssignmentExpressionSyntax> Assignments(CompilationUnitSyntax root) => root.DescendantNodes()
        .OfType<AssignmentExpressionSyntax>()
        .Where(assignment => assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) && assignment.Parent is not InitializerExpressionSyntax);
}
