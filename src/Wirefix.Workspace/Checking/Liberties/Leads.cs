using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Workspace.Checking.Liberties;

/// <summary>
/// Follows an expression to the texts that it begins with, through constants, sums, locals and parameters with all that is written to them, members
/// that changed with what they give, and parameters of functions that changed with all that these are called with. A text that something else works
/// out is as open as what it is worked out by.
/// </summary>
/// <param name="changed">The code that changed.</param>
/// <param name="calling">The code in which calls of a function are looked for, to tell what it is given.</param>
internal sealed class Leads(IReadOnlyList<CodePart> changed, IReadOnlyList<CodePart> calling)
{
    private const int Deepest = 8;
    private const int Most = 32;
    private const int MostSteps = 4_000;

    private readonly ILookup<string?, (InvocationExpressionSyntax Node, SemanticModel Model)> _calls = calling
        .SelectMany(part => part.Nodes().OfType<InvocationExpressionSyntax>().Select(call => (Node: call, part.Model)))
        .ToLookup(call => NameOf(call.Node));

    private int _steps;

    /// <summary>The ways in which the text of an expression may begin.</summary>
    public ImmutableArray<Lead> Of(ExpressionSyntax expression, SemanticModel model)
    {
        _steps = 0;
        return Bounded(Of(expression, model, 0));
    }

    /// <summary>What is said of a parameter that may be given anything.</summary>
    public static string OfParameter(IParameterSymbol parameter) =>
        $"a parameter of {parameter.Type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString()}";

    private IEnumerable<Lead> Of(ExpressionSyntax expression, SemanticModel model, int depth)
    {
        if (model.GetConstantValue(expression) is { HasValue: true, Value: var value })
            return [new Lead(value as string ?? value?.ToString() ?? "", null)];
        if (depth > Deepest || ++_steps > MostSteps)
            return [new Lead("", Lead.Beyond)];
        return expression switch
        {
            ParenthesizedExpressionSyntax inner => Of(inner.Expression, model, depth),
            PostfixUnaryExpressionSyntax inner => Of(inner.Operand, model, depth),
            CastExpressionSyntax cast => Of(cast.Expression, model, depth),
            AwaitExpressionSyntax awaited => Of(awaited.Expression, model, depth),
            RefExpressionSyntax alias => Of(alias.Expression, model, depth),
            AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assigned => Of(assigned.Right, model, depth),
            AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceAssignmentExpression } either =>
                OfEach([either.Left, either.Right], model, depth + 1),
            AssignmentExpressionSyntax added => Joined([added.Left, added.Right], model, depth + 1),
            ConditionalExpressionSyntax either => OfEach([either.WhenTrue, either.WhenFalse], model, depth + 1),
            SwitchExpressionSyntax many => OfEach(many.Arms.Select(arm => arm.Expression), model, depth + 1),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } either =>
                OfEach([either.Left, either.Right], model, depth + 1),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => Joined(Pieces(sum), model, depth + 1),
            InterpolatedStringExpressionSyntax text => Joined(text, model, depth + 1),
            TupleExpressionSyntax many => OfEach(many.Arguments.Select(argument => argument.Expression), model, depth + 1),
            BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } arguments } =>
                OfEach(arguments.Select(argument => argument.Expression), model, depth + 1),
            _ => OfSymbol(expression, model, depth + 1),
        };
    }

    private IEnumerable<Lead> OfEach(IEnumerable<ExpressionSyntax> alternatives, SemanticModel model, int depth) =>
        alternatives.SelectMany(alternative => Of(alternative, model, depth));

    private static IEnumerable<ExpressionSyntax> Pieces(ExpressionSyntax text)
    {
        var pieces = new Stack<ExpressionSyntax>();
        while (text is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum)
        {
            pieces.Push(sum.Right);
            text = sum.Left;
        }

        return pieces.Prepend(text);
    }

    private IEnumerable<Lead> Joined(InterpolatedStringExpressionSyntax text, SemanticModel model, int depth) => text.Contents.Aggregate(
        Enumerable.Repeat(new Lead("", null), 1),
        (begun, next) => Followed(begun, () => next is InterpolationSyntax { Expression: var hole }
            ? Of(hole, model, depth)
            : [new Lead(((InterpolatedStringTextSyntax)next).TextToken.ValueText, null)]));

    private IEnumerable<Lead> Joined(IEnumerable<ExpressionSyntax> pieces, SemanticModel model, int depth) =>
        pieces.Aggregate(Enumerable.Repeat(new Lead("", null), 1), (begun, next) => Followed(begun, () => Of(next, model, depth)));

    private static IEnumerable<Lead> Followed(IEnumerable<Lead> begun, Func<IEnumerable<Lead>> next) => [.. Bounded(begun).SelectMany(lead =>
        lead.Open is not null ? [lead] : Bounded(next()).Select(after => after with { Text = lead.Text + after.Text }))];

    // What was left off may lead anywhere.
    private static ImmutableArray<Lead> Bounded(IEnumerable<Lead> leads)
    {
        ImmutableArray<Lead> some = [.. leads.Distinct().Take(Most + 1)];
        return some.Length <= Most ? some : [.. some.Take(Most), new Lead("", Lead.Beyond)];
    }

    private IEnumerable<Lead> OfSymbol(ExpressionSyntax expression, SemanticModel model, int depth) => model.GetSymbolInfo(expression).Symbol switch
    {
        ILocalSymbol local => Written(local, [], model, depth) is { Length: > 0 } written
            ? written
            : [new Lead("", $"a local of {local.Type.ToDisplayString()}")],
        IParameterSymbol parameter => Written(parameter, Given(parameter, depth), model, depth),
        // In another culture it begins the same.
        IMethodSymbol { Name: "Create" or "Invariant", ContainingType.Name: "String" or "FormattableString" }
            when expression is InvocationExpressionSyntax { ArgumentList.Arguments: [.., { Expression: InterpolatedStringExpressionSyntax text }] } =>
            Joined(text, model, depth),
        IMethodSymbol method => Given(method, depth) is { Length: > 0 } given ? given : [new Lead("", Called(method, expression, model, depth))],
        { } symbol => Given(symbol, depth).Append(new Lead("", SymbolId.Of(symbol) ?? symbol.ToDisplayString())),
        null => [new Lead("", model.GetTypeInfo(expression).Type?.ToDisplayString() ?? "something")],
    };

    // What is put behind a text may be put there in any order and number: the first of it is known, and of what the rest is.
    private ImmutableArray<Lead> Written(ISymbol variable, IEnumerable<Lead> given, SemanticModel model, int depth)
    {
        var writes = Writes.To(variable, model);
        var all = writes.Lent.SelectMany(lent => LentTo(lent, model)).Prepend((Writes: writes, Model: model)).ToList();
        var whole = Bounded(given
            .Concat(all.SelectMany(each => OfEach(each.Writes.Whole, each.Model, depth)))
            .Concat(all.SelectMany(each => each.Writes.Lent.Select(lent => new Lead("", OfLent(lent, each.Model, depth))))));
        var added = Bounded(all.SelectMany(each => OfEach(each.Writes.Added, each.Model, depth)));
        if (added.IsEmpty)
            return whole;
        var rest = $"a text that is put together of {Listed(added)}";
        var begun = whole.DefaultIfEmpty(new Lead("", null));
        return [.. whole, .. Followed(begun, () => added.Select(first => first with { Open = first.Open ?? rest }))];
    }

    private string OfLent(SyntaxNode lent, SemanticModel model, int depth) =>
        lent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } && model.GetSymbolInfo(call).Symbol is IMethodSymbol method
            ? Called(method, call, model, depth)
            : Lead.Beyond;

    // What a function writes to what it is lent is seen where the function changed itself.
    private IEnumerable<(Writes Writes, SemanticModel Model)> LentTo(SyntaxNode lent, SemanticModel model) =>
        from argument in new[] { lent as ArgumentSyntax }
        let call = argument?.Parent?.Parent as InvocationExpressionSyntax
        where call is not null
        let method = model.GetSymbolInfo(call).Symbol as IMethodSymbol
        from parameter in method?.OriginalDefinition.Parameters ?? []
        where ArgumentOf(call, parameter) == argument && PartOf(parameter) is not null
        let part = PartOf(parameter)!.Value.Part
        select (Writes.To(parameter, part.Model), part.Model);

    // What is called from elsewhere, too, may be given anything of its type, as before.
    private IEnumerable<Lead> Given(IParameterSymbol parameter, int depth)
    {
        var open = new Lead("", OfParameter(parameter));
        if (parameter.ContainingSymbol is not IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction } function)
            return [open];
        var given = _calls[function.Name.Split('.')[^1]]
            .Where(call => IsCallOf(call.Node, function, call.Model))
            .Select(call => (Argument: ArgumentOf(call.Node, parameter), call.Model))
            .Where(call => call.Argument is { RefKindKeyword.RawKind: not (int)SyntaxKind.OutKeyword })
            .SelectMany(call => Of(call.Argument!.Expression, call.Model, depth))
            .ToArray();
        return given.Length == 0 || IsSeenElsewhere(function) ? given.Append(open) : given;
    }

    // A member that changed is what it gives: its name alone would be the same before and after.
    private ImmutableArray<Lead> Given(ISymbol member, int depth) => PartOf(member) is { Part: var part, Node: var node }
        ? Bounded(OfEach(Results(node), part.Model, depth))
        : [];

    private (CodePart Part, SyntaxNode Node)? PartOf(ISymbol symbol)
    {
        var node = symbol.OriginalDefinition.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        var part = node is null ? null : changed.FirstOrDefault(each => each.Node.SyntaxTree == node.SyntaxTree && each.Node.Span.Contains(node.Span));
        return part is null ? null : (part, node!);
    }

    private static IEnumerable<ExpressionSyntax> Results(SyntaxNode member) => member
        .DescendantNodesAndSelf(node =>
            node == member || node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax))
        .Select(node => node switch
        {
            ReturnStatementSyntax result => result.Expression,
            ArrowExpressionClauseSyntax { Parent: var owner, Expression: var result } when owner == member || owner is AccessorDeclarationSyntax => result,
            EqualsValueClauseSyntax initial when initial.Parent == member => initial.Value,
            _ => null,
        })
        .OfType<ExpressionSyntax>();

    private static bool IsSeenElsewhere(IMethodSymbol function) =>
        function.MethodKind == MethodKind.Ordinary && function.DeclaredAccessibility != Accessibility.Private;

    private static bool IsCallOf(InvocationExpressionSyntax call, IMethodSymbol function, SemanticModel model) =>
        model.GetSymbolInfo(call).Symbol is IMethodSymbol called
        && (IsSame(called, function) || IsSame(called, function.OverriddenMethod)
            || (called.ContainingType?.TypeKind == TypeKind.Interface
                && IsSame(function.ContainingType.FindImplementationForInterfaceMember(called), function)));

    private static bool IsSame(ISymbol? left, ISymbol? right) =>
        left is not null && SymbolEqualityComparer.Default.Equals(left.OriginalDefinition, right?.OriginalDefinition);

    private static string? NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax { Name: var name } => name.Identifier.ValueText,
        MemberBindingExpressionSyntax { Name: var name } => name.Identifier.ValueText,
        _ => null,
    };

    private static ArgumentSyntax? ArgumentOf(InvocationExpressionSyntax call, IParameterSymbol parameter)
    {
        var arguments = call.ArgumentList.Arguments;
        return arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == parameter.Name)
            ?? (parameter.Ordinal < arguments.Count && arguments[parameter.Ordinal].NameColon is null ? arguments[parameter.Ordinal] : null);
    }

    // A result is as known as what it is made of, so that a text cannot be put together unseen.
    private string Called(IMethodSymbol method, ExpressionSyntax expression, SemanticModel model, int depth)
    {
        var call = expression as InvocationExpressionSyntax;
        var arguments = call?.ArgumentList.Arguments.Where(argument => argument.RefKindKeyword.IsKind(SyntaxKind.None)) ?? [];
        var made = arguments.Select(argument => argument.Expression)
            .Concat(call?.Expression is MemberAccessExpressionSyntax { Expression: var receiver } && !method.IsStatic ? [receiver] : [])
            .Where(each => model.GetTypeInfo(each).Type is { SpecialType: SpecialType.System_String } or IArrayTypeSymbol)
            .SelectMany(each => Of(each, model, depth));
        return $"{method.ContainingType?.Name}.{method.Name}({Listed(made)})";
    }

    private static string Listed(IEnumerable<Lead> leads) =>
        string.Join(", ", Bounded(leads).Select(lead => lead.ToString()).Distinct().Order(StringComparer.Ordinal));
}
