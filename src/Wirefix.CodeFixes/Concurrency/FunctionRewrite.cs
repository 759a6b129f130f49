using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Wirefix.CodeFixes.Editing;

namespace Wirefix.CodeFixes.Concurrency;

/// <summary>Rewrites the function that is called for each element, so that each call waits at the throttle.</summary>
/// <param name="edits">Where the changes go.</param>
/// <param name="model">What the names in the function mean.</param>
/// <param name="throttle">The throttle.</param>
internal sealed class FunctionRewrite(SourceEdits edits, SemanticModel model, ThrottleCode throttle)
{
    /// <summary>Rewrites a lambda or an anonymous method; false where that would change what it does.</summary>
    public bool Lambda(AnonymousFunctionExpressionSyntax function, string token)
    {
        if (model.GetSymbolInfo(function).Symbol is not IMethodSymbol method)
            return false;

        var hasResult = method.ReturnType is INamedTypeSymbol { IsGenericType: true };
        if (function.ExpressionBody is { } body)
            Surround(((LambdaExpressionSyntax)function).ArrowToken, body, hasResult, isTask: !method.IsAsync, token);
        else if (!Block(function, hasResult, isTask: !method.IsAsync, token))
            return false;

        MakeAsync(function);
        return true;
    }

    /// <summary>Puts a lambda in a method group's place.</summary>
    public void MethodGroup(ExpressionSyntax group, IReadOnlyList<string> parameters, bool hasResult, string token)
    {
        var head = parameters.Count == 1 ? parameters[0] : $"({string.Join(", ", parameters)})";
        var outer = edits.IndentAt(group.SpanStart);
        var inner = Inner(outer);
        edits.Insert(group.SpanStart, $"async {head} =>{Head(outer, token)}{edits.NewLine}{inner}{(hasResult ? "return " : "")}await ");
        edits.Shift(group.Span, inner.Length - outer.Length);
        edits.Insert(group.Span.End, $"({string.Join(", ", parameters)}){throttle.Configured};{Tail(outer)}");
    }

    /// <summary>The lines of a function around one expression, for code that has no function of its own.</summary>
    public string[] Around(string signature, string expression, bool hasResult, string token) =>
    [
        signature,
        "{",
        .. throttle.Enter(token).Select(line => edits.Unit + line),
        $"{edits.Unit}{edits.Unit}{(hasResult ? "return " : "")}await {expression}{throttle.Configured};",
        .. throttle.Leave(edits.Unit).Select(line => edits.Unit + line),
        "}",
    ];

    private void Surround(SyntaxToken arrow, ExpressionSyntax body, bool hasResult, bool isTask, string token)
    {
        var outer = edits.IndentAt(arrow.Parent!.SpanStart);
        var inner = Inner(outer);
        var gap = TextSpan.FromBounds(arrow.Span.End, body.SpanStart);
        edits.Shift(body.Span, inner.Length - edits.IndentAt(body.SpanStart).Length);
        edits.Break(gap, Head(outer, token) + Comments.Lines(arrow.TrailingTrivia.Concat(body.GetLeadingTrivia()), edits.NewLine + inner), inner);

        var (open, close) = !isTask ? ("", "") : NeedsParentheses(body) ? ("await (", ")" + throttle.Configured) : ("await ", throttle.Configured);
        edits.Insert(body.SpanStart, (hasResult ? "return " : "") + open);
        edits.Insert(body.Span.End, $"{close};{Tail(outer)}");
    }

    private bool Block(AnonymousFunctionExpressionSyntax function, bool hasResult, bool isTask, string token)
    {
        var block = function.Block!;
        var returns = OwnCode.Of(block).OfType<ReturnStatementSyntax>().ToArray();
        var first = ThrottledCode.FirstStatement(block, model);
        var last = block.Statements.LastOrDefault(statement => statement is not LocalFunctionStatementSyntax);
        if (first is null || last is null || (isTask && !returns.All(statement => Await(statement, hasResult, statement == last))))
            return false;

        var indent = edits.IndentAt(block.SpanStart) + edits.Unit;
        if (edits.Expand(block))
        {
            edits.Insert(first.SpanStart, string.Concat(throttle.Enter(token).Select(line => line + edits.NewLine + indent)));
            foreach (var statement in block.Statements.Where(statement => statement.SpanStart >= first.SpanStart && statement.SpanStart <= last.SpanStart))
                edits.Insert(statement.SpanStart, edits.Unit);
        }
        else
        {
            edits.Shift(TextSpan.FromBounds(edits.StartWithComments(first) - 1, last.Span.End), edits.Unit.Length);
            edits.InsertLinesBefore(first, throttle.Enter(token), indent);
        }

        edits.Insert(last.GetLastToken().EndWithComment(), Lines(throttle.Leave(edits.Unit), indent));
        return true;
    }

    /// <summary>Awaits what a function that was not async returns; false where that takes more than one statement.</summary>
    private bool Await(ReturnStatementSyntax statement, bool hasResult, bool isLast)
    {
        if (statement.Expression is not { } task)
            return true;

        var (open, close) = NeedsParentheses(task) ? ("(", ")") : ("", "");
        if (hasResult)
            edits.Insert(task.SpanStart, "await " + open);
        else if (task is MemberAccessExpressionSyntax { Name.Identifier.ValueText: nameof(Task.CompletedTask) })
            edits.Replace(TextSpan.FromBounds(statement.ReturnKeyword.Span.End, task.Span.End), "");
        else if (isLast)
            edits.Replace(statement.ReturnKeyword.Span, "await");
        else
            return false;

        if (hasResult || isLast)
            edits.Insert(task.Span.End, close + throttle.Configured);
        return true;
    }

    private void MakeAsync(AnonymousFunctionExpressionSyntax function)
    {
        // A static function could not use the throttle.
        foreach (var modifier in function.Modifiers.Where(modifier => modifier.IsKind(SyntaxKind.StaticKeyword)))
            edits.Replace(TextSpan.FromBounds(modifier.SpanStart, modifier.GetNextToken().SpanStart), "");

        if (!function.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword))
            edits.Insert(Start(function), "async ");
    }

    private static int Start(AnonymousFunctionExpressionSyntax function) => function switch
    {
        ParenthesizedLambdaExpressionSyntax { ReturnType: { } type } => type.SpanStart,
        ParenthesizedLambdaExpressionSyntax lambda => lambda.ParameterList.SpanStart,
        SimpleLambdaExpressionSyntax lambda => lambda.Parameter.SpanStart,
        AnonymousMethodExpressionSyntax method => method.DelegateKeyword.SpanStart,
        _ => function.SpanStart,
    };

    private static bool NeedsParentheses(ExpressionSyntax expression) =>
        expression is ConditionalExpressionSyntax or BinaryExpressionSyntax or SwitchExpressionSyntax or AssignmentExpressionSyntax or CastExpressionSyntax;

    private string Inner(string outer) => outer + edits.Unit + edits.Unit;

    private string Head(string outer, string token) => edits.NewLine + outer + "{" + Lines(throttle.Enter(token), outer + edits.Unit);

    private string Tail(string outer) => Lines(throttle.Leave(edits.Unit), outer + edits.Unit) + edits.NewLine + outer + "}";

    private string Lines(string[] lines, string indent) => string.Concat(lines.Select(line => edits.NewLine + indent + line));
}
