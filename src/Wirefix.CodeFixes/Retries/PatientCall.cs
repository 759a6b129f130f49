using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Wirefix.CodeFixes.Calls;
using Wirefix.CodeFixes.Editing;

namespace Wirefix.CodeFixes.Retries;

/// <summary>Rewrites one call so that it can be made again: as a function that builds all it sends.</summary>
/// <param name="call">The call of the client.</param>
/// <param name="model">The semantic model of its file.</param>
/// <param name="method">The HTTP method, as the wire had it.</param>
internal sealed class PatientCall(InvocationExpressionSyntax call, SemanticModel model, string method)
{
    private string Token => call.TokenAtHand(model).ToString();

    private string Configured => call.IsConfigured() ? ".ConfigureAwait(false)" : "";

    private string NewLine => call.NewLine();

    /// <summary>The nodes to replace, and by what; null where a second attempt would not be safe.</summary>
    public (SyntaxNode Old, SyntaxNode[] New)? Rewritten() => call.Name() switch
    {
        "GetAsync" or "PutAsync" or "PutAsJsonAsync" or "DeleteAsync" => Wrapped(),
        "SendAsync" => WrappedMessage(),
        "GetStringAsync" => Unfolded("ReadAsStringAsync"),
        "GetFromJsonAsync" => Unfolded("ReadFromJsonAsync"),
        _ => null,
    };

    private (SyntaxNode, SyntaxNode[])? Wrapped() => IsIdempotent(call) && Repeatable.Is(call.ArgumentList, model)
        ? (call, [Parse($"{PatientSending.Name}(() => {call.WithoutTrivia()}, {Token})").WithTriviaFrom(call)])
        : null;

    private (SyntaxNode, SyntaxNode[])? WrappedMessage() =>
        call.ArgumentList.Arguments[0].Expression is IdentifierNameSyntax message ? Gathered(message.Identifier.ValueText) : Wrapped();

    /// <summary>
    /// The message of a local, and the statements that fill it, move into the function, as each attempt needs a message of its own.
    /// </summary>
    private (SyntaxNode, SyntaxNode[])? Gathered(string message)
    {
        if (call.FirstAncestorOrSelf<StatementSyntax>() is not { Parent: BlockSyntax block } sending)
            return null;

        var start = block.Statements.IndexOf(
            statement => statement is LocalDeclarationStatementSyntax { Declaration.Variables: { Count: 1 } variables }
                && variables[0].Identifier.ValueText == message);
        var end = block.Statements.IndexOf(sending);
        if (start < 0 || start >= end)
            return null;

        var building = block.Statements.Skip(start).Take(end - start).ToArray();
        var rest = block.Statements.Skip(end).SelectMany(statement => statement.DescendantNodes().OfType<IdentifierNameSyntax>());
        if (rest.Count(name => name.Identifier.ValueText == message) != 1 || !building.All(statement => IsBuilding(statement, message))
            || !IsIdempotent(building))
            return null;

        // The formatter leaves a function inside an argument where it is.
        var indent = sending.GetLeadingTrivia().LastOrDefault(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).ToString();
        var inner = indent + (indent.StartsWith("\t", StringComparison.Ordinal) ? "\t" : "    ");
        var lines = building.Select(statement => statement.ToString()).Append($"return await {call.WithoutTrivia()}{Configured};");
        var function = $"async () =>{NewLine}{indent}{{{NewLine}{string.Concat(lines.Select(line => inner + line + NewLine))}{indent}}}";
        var patient = sending.ReplaceNode(call, Parse($"{PatientSending.Name}({function}, {Token})").WithTriviaFrom(call))
            .WithLeadingTrivia(building[0].GetLeadingTrivia());
        var statements = block.Statements.Take(start).Append(patient.WithAdditionalAnnotations(Formatter.Annotation))
            .Concat(block.Statements.Skip(end + 1));
        return (block, [block.WithStatements(SyntaxFactory.List(statements))]);
    }

    private bool IsBuilding(StatementSyntax statement, string message) => statement switch
    {
        LocalDeclarationStatementSyntax { Declaration: { Variables: { Count: 1 } variables } } =>
            variables[0].Identifier.ValueText == message && Repeatable.Is(statement, model, message)
                && statement.ToString().IndexOf('\n') < 0,
        ExpressionStatementSyntax { Expression: InvocationExpressionSyntax or AssignmentExpressionSyntax } =>
            statement.GetFirstToken().ValueText == message
            && Repeatable.Is(statement, model, message) && statement.ToString().IndexOf('\n') < 0
            && !statement.GetLeadingTrivia().Any(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia)),
        _ => false,
    };

    /// <summary>A call that hides its answer becomes one that shows it, with the check and the reading that it did itself.</summary>
    private (SyntaxNode, SyntaxNode[])? Unfolded(string reading)
    {
        if (call.Await() is not { } awaited || !Repeatable.Is(call.ArgumentList, model)
            || call.Expression is not MemberAccessExpressionSyntax access
            || awaited.FirstAncestorOrSelf<StatementSyntax>() is not { Parent: BlockSyntax } statement || !IsWholeValue(awaited, statement))
        {
            return null;
        }

        var arguments = call.ArgumentList.Arguments;
        var sent = string.Join(", ", new[] { arguments[0], call.Token(model) }.OfType<ArgumentSyntax>().Distinct());
        var read = access.Name is GenericNameSyntax generic ? reading + generic.TypeArgumentList : reading;
        var response = FreeNames.OfMember(call, model).Take("response");
        string[] before =
        [
            $"using var {response} = await {PatientSending.Name}(() => {access.Expression}.GetAsync({sent}), {Token}){Configured};",
            $"{response}.EnsureSuccessStatusCode();",
        ];
        var value = Parse($"await {response}.Content.{read}({string.Join(", ", arguments.Skip(1))}){Configured}").WithTriviaFrom(awaited);
        var statements = before.Select(
            line => SyntaxFactory.ParseStatement(line + NewLine).WithAdditionalAnnotations(Formatter.Annotation)).ToArray();
        return (statement,
        [
            statements[0].WithLeadingTrivia(statement.GetLeadingTrivia()),
            statements[1],
            statement.ReplaceNode(awaited, value).WithoutLeadingTrivia().WithAdditionalAnnotations(Formatter.Annotation),
        ]);
    }

    /// <summary>Whether the awaited text is all that a statement works out, so that nothing in it happens earlier than before.</summary>
    private static bool IsWholeValue(AwaitExpressionSyntax awaited, StatementSyntax statement)
    {
        SyntaxNode value = awaited;
        while (value.Parent is ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax)
            value = value.Parent;
        if (value.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } coalesce && coalesce.Left == value)
            value = coalesce;
        return value.Parent is ReturnStatementSyntax or ExpressionStatementSyntax
            or EqualsValueClauseSyntax { Parent.Parent.Parent: LocalDeclarationStatementSyntax { Declaration.Variables.Count: 1 } }
            && (value.Parent == statement || statement is LocalDeclarationStatementSyntax);
    }

    /// <summary>Whether sending twice is the same as once: by the method, or by a key that the upstream knows a repetition by.</summary>
    private bool IsIdempotent(params SyntaxNode[] building) => method is "GET" or "HEAD" or "OPTIONS" or "PUT" or "DELETE"
        || building.SelectMany(node => node.DescendantTokens())
            .Any(token => string.Equals(token.ValueText, "Idempotency-Key", StringComparison.OrdinalIgnoreCase));

    private static ExpressionSyntax Parse(string code) =>
        SyntaxFactory.ParseExpression(code).WithAdditionalAnnotations(Formatter.Annotation);
}
