using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Text;
using Wirefix.Analyzers.Concurrency;
using Wirefix.CodeFixes.Editing;

namespace Wirefix.CodeFixes.Concurrency;

/// <summary>Puts a throttle before everything that one <c>Task.WhenAll</c> fans out.</summary>
internal sealed class FanOutFix
{
    private readonly SemanticModel _model;
    private readonly ThrottleScope _scope;
    private readonly ScopeNames _names;
    private readonly SourceEdits _edits;
    private readonly ThrottleCode _throttle;
    private readonly FunctionRewrite _functions;
    private readonly List<string[]> _outOfLine = [];

    private FanOutFix(SemanticModel model, InvocationExpressionSyntax whenAll, ThrottleScope scope, SourceEdits edits, int limit)
    {
        _model = model;
        _scope = scope;
        _edits = edits;
        _names = new ScopeNames(model, scope);
        _throttle = new ThrottleCode(
            _names.Take("gate"), _names.Take("maxInFlight"), ThreadingName.Semaphore(model, whenAll, edits), limit,
            AwaitStyle.ConfiguredLike(MemberAround(whenAll)));
        _functions = new FunctionRewrite(edits, model, _throttle);
    }

    /// <summary>The document with the throttle, and the steps that lead there; none where the fix cannot be made safely.</summary>
    public static async Task<(Document Document, ImmutableArray<ImmutableArray<TextChange>> Steps)> ApplyAsync(
        Document document, FanOutTarget target, int limit, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        if (root is null || model is null || Changes(root, model, text, target, limit) is not { IsEmpty: false } changes)
            return (document, []);

        // The code is laid out as most people have it; the formatter puts the difference to the user's settings right.
        var bounded = document.WithText(text.WithChanges(changes));
        var formatted = await Formatter.FormatAsync(bounded, Added(changes), cancellationToken: cancellationToken).ConfigureAwait(false);
        var formatting = await formatted.GetTextChangesAsync(bounded, cancellationToken).ConfigureAwait(false);
        return await CompileCheck.IsCleanAsync(document, formatted, cancellationToken).ConfigureAwait(false)
            ? (formatted, [changes, [.. formatting]])
            : (document, []);
    }

    /// <summary>The spans of what the changes add, in the changed text, with the characters beside them.</summary>
    private static IEnumerable<TextSpan> Added(ImmutableArray<TextChange> changes)
    {
        var moved = 0;
        foreach (var change in changes)
        {
            var length = change.NewText?.Length ?? 0;
            yield return TextSpan.FromBounds(Math.Max(0, change.Span.Start + moved - 1), change.Span.Start + moved + length);
            moved += length - change.Span.Length;
        }
    }

    private static ImmutableArray<TextChange> Changes(SyntaxNode root, SemanticModel model, SourceText text, FanOutTarget target, int limit)
    {
        if (!root.FullSpan.Contains(target.WhenAll) || root.FindNode(target.WhenAll).FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } whenAll)
            return [];

        var fanOuts = target.FanOuts.Where(fanOut => root.FullSpan.Contains(fanOut.Span))
            .Select(fanOut => (Node: root.FindNode(fanOut.Span, getInnermostNodeForTie: true), fanOut.Shape)).ToArray();
        if (fanOuts.Length == 0 || ThrottleScope.Around(NestedWait.Outermost(whenAll), [.. fanOuts.Select(fanOut => fanOut.Node)], model) is not { } scope)
            return [];

        var edits = new SourceEdits(root, text);
        scope.Prepare(edits);
        var fix = new FanOutFix(model, whenAll, scope, edits, limit);
        if (!fanOuts.All(fanOut => fix.Bound(fanOut.Node, fanOut.Shape)))
            return [];

        scope.Write(edits, fix._throttle.Declaration(disposed: scope.Outlives && NestedWait.IsJoined(whenAll)), fix._outOfLine);
        return edits.Changes;
    }

    private bool Bound(SyntaxNode node, FanOutShape shape) => (shape, node) switch
    {
        (FanOutShape.Lambda, AnonymousFunctionExpressionSyntax function) => BoundLambda(function),
        (FanOutShape.MethodGroup, ExpressionSyntax group) => BoundMethodGroup(group),
        (FanOutShape.Expression, ExpressionSyntax expression) => BoundExpression(expression),
        _ => false,
    };

    private bool BoundLambda(AnonymousFunctionExpressionSyntax function) =>
        !NestedWait.IsIn(function) && !Captures.Change(function, ThrottledCode.Of(function, _model), _scope.Region, _model)
        && _functions.Lambda(function, _names.CancellationToken(function.Body.SpanStart, function, function.SpanStart));

    private bool BoundMethodGroup(ExpressionSyntax group)
    {
        if (_model.GetTypeInfo(group).ConvertedType is not INamedTypeSymbol { DelegateInvokeMethod: { } call }
            || _model.GetSymbolInfo(group).Symbol is not IMethodSymbol method || !IsPath(group))
        {
            return false;
        }

        var parameters = new List<string>();
        foreach (var parameter in method.Parameters.Take(call.Parameters.Length))
            parameters.Add(_names.Parameter(parameter.Name, group.SpanStart, parameters));
        _functions.MethodGroup(
            group, parameters, call.ReturnType is INamedTypeSymbol { IsGenericType: true }, _names.CancellationToken(group.SpanStart, group, group.SpanStart));
        return true;
    }

    private bool BoundExpression(ExpressionSyntax expression)
    {
        var call = new OutOfLine(_model, _scope, _names);
        if (_model.GetTypeInfo(expression).Type is not INamedTypeSymbol type || !type.IsTask() || !call.Take(expression))
            return false;

        var name = _names.Take(CalledName(expression) + "InTurnAsync");
        var parameters = string.Join(", ", call.Parameters.Select(parameter => $"{parameter.Type} {parameter.Name}"));
        var token = call.Parameters.Select(parameter => parameter.Name).FirstOrDefault(parameter => parameter == "cancellationToken")
            ?? _names.CancellationToken(_scope.Inside, expression, _scope.Region[0].SpanStart);
        var signature = $"async {type.ToMinimalDisplayString(_model, expression.SpanStart)} {name}({parameters})";
        _outOfLine.Add(_functions.Around(signature, call.Expression, type.IsGenericType, token));
        _edits.Replace(expression.Span, $"{name}({string.Join(", ", call.Arguments)})");
        return true;
    }

    /// <summary>Whether an expression only names things, so that it may be evaluated as often as one likes.</summary>
    private static bool IsPath(ExpressionSyntax expression) => expression switch
    {
        SimpleNameSyntax or ThisExpressionSyntax or BaseExpressionSyntax or PredefinedTypeSyntax => true,
        MemberAccessExpressionSyntax access => IsPath(access.Expression),
        _ => false,
    };

    private static string CalledName(ExpressionSyntax expression)
    {
        var name = (expression as InvocationExpressionSyntax)?.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
            SimpleNameSyntax simple => simple.Identifier.ValueText,
            _ => "Call",
        };
        return name.EndsWith("Async", StringComparison.Ordinal) && name.Length > "Async".Length ? name.Substring(0, name.Length - "Async".Length) : name;
    }

    /// <summary>The member that code stands in; null for top-level statements.</summary>
    private static SyntaxNode? MemberAround(SyntaxNode inside) =>
        inside.Ancestors().FirstOrDefault(node => node is MemberDeclarationSyntax and not GlobalStatementSyntax);
}
