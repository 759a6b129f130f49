using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Workspace.Checking.Liberties;

/// <summary>
/// Follows an expression to the texts that it begins with, through constants, sums, locals with all that is assigned to them, and parameters of
/// functions that changed with all that these are called with. A text that something works out is as open as what it is worked out by.
/// </summary>
/// <param name="changed">The code that changed, where calls of a function are looked for.</param>
internal sealed class Leads(IReadOnlyList<CodePart> changed)
{
    private const int Deepest = 8;
    private const int Most = 32;

    /// <summary>The ways in which the text of an expression may begin.</summary>
    public ImmutableArray<Lead> Of(ExpressionSyntax expression, SemanticModel model) => [.. Of(expression, model, 0).Distinct().Take(Most)];

    /// <summary>What is said of a parameter that may be given anything.</summary>
    public static string OfParameter(IParameterSymbol parameter) => $"a parameter of {parameter.Type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString()}";

    private IEnumerable<Lead> Of(ExpressionSyntax expression, SemanticModel model, int depth)
    {
        if (model.GetConstantValue(expression) is { HasValue: true, Value: var value })
            return [new Lead(value as string ?? value?.ToString() ?? "", null)];
        if (depth > Deepest)
            return [new Lead("", "a text that is put together")];
        return expression switch
        {
            ParenthesizedExpressionSyntax inner => Of(inner.Expression, model, depth),
            PostfixUnaryExpressionSyntax inner => Of(inner.Operand, model, depth),
            CastExpressionSyntax cast => Of(cast.Expression, model, depth),
            AwaitExpressionSyntax awaited => Of(awaited.Expression, model, depth),
            AssignmentExpressionSyntax assigned => Of(assigned.Right, model, depth),
            ConditionalExpressionSyntax either => Of(either.WhenTrue, model, depth + 1).Concat(Of(either.WhenFalse, model, depth + 1)),
            SwitchExpressionSyntax many => many.Arms.SelectMany(arm => Of(arm.Expression, model, depth + 1)),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } either => Of(either.Left, model, depth + 1).Concat(Of(either.Right, model, depth + 1)),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => Joined([sum.Left, sum.Right], model, depth + 1),
            InterpolatedStringExpressionSyntax text => Joined(text, model, depth + 1),
            BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } arguments } => arguments.SelectMany(argument => Of(argument.Expression, model, depth + 1)),
            _ => OfSymbol(expression, model, depth + 1),
        };
    }

    private IEnumerable<Lead> Joined(InterpolatedStringExpressionSyntax text, SemanticModel model, int depth) => text.Contents.Aggregate(
        Enumerable.Repeat(new Lead("", null), 1),
        (begun, next) => Followed(begun, () => next is InterpolationSyntax { Expression: var hole } ? Of(hole, model, depth) : [new Lead(((InterpolatedStringTextSyntax)next).TextToken.ValueText, null)]));

    private IEnumerable<Lead> Joined(IEnumerable<ExpressionSyntax> pieces, SemanticModel model, int depth) =>
        pieces.Aggregate(Enumerable.Repeat(new Lead("", null), 1), (begun, next) => Followed(begun, () => Of(next, model, depth)));

    private static IEnumerable<Lead> Followed(IEnumerable<Lead> begun, Func<IEnumerable<Lead>> next) => [.. begun.Take(Most).SelectMany(lead =>
        lead.Open is not null ? [lead] : next().Take(Most).Select(after => after with { Text = lead.Text + after.Text }))];

    private IEnumerable<Lead> OfSymbol(ExpressionSyntax expression, SemanticModel model, int depth) => model.GetSymbolInfo(expression).Symbol switch
    {
        ILocalSymbol local => OfLocal(local, model, depth),
        IParameterSymbol parameter => OfParameter(parameter, depth),
        IMethodSymbol method => [new Lead("", Called(method, expression, model, depth))],
        { } symbol => [new Lead("", SymbolId.Of(symbol) ?? symbol.ToDisplayString())],
        null => [new Lead("", model.GetTypeInfo(expression).Type?.ToDisplayString() ?? "something")],
    };

    private IEnumerable<Lead> OfLocal(ILocalSymbol local, SemanticModel model, int depth)
    {
        var declaration = local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        var scope = declaration?.AncestorsAndSelf().FirstOrDefault(ChangedCode.IsPart);
        var initial = (declaration as VariableDeclaratorSyntax)?.Initializer?.Value ?? (declaration as ForEachStatementSyntax)?.Expression;
        var assigned = scope is null ? [] : scope.DescendantNodes().OfType<AssignmentExpressionSyntax>()
            .Where(assignment => assignment.Left is IdentifierNameSyntax name && name.Identifier.ValueText == local.Name
                && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name).Symbol, local))
            .Select(assignment => assignment.Right);
        ExpressionSyntax[] values = [.. initial is null ? [] : (ExpressionSyntax[])[initial], .. assigned];
        return values.Length == 0 ? [new Lead("", $"a local of {local.Type.ToDisplayString()}")] : values.SelectMany(value => Of(value, model, depth));
    }

    // What is called from elsewhere, too, may be given anything of its type, as before.
    private IEnumerable<Lead> OfParameter(IParameterSymbol parameter, int depth)
    {
        var open = new Lead("", OfParameter(parameter));
        if (parameter.ContainingSymbol is not IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction } function)
            return [open];
        var given = changed.SelectMany(part => part.Nodes().OfType<InvocationExpressionSyntax>()
                .Where(call => IsCallOf(call, function, part.Model))
                .Select(call => (Argument: ArgumentOf(call, parameter), part.Model)))
            .Where(call => call.Argument is not null)
            .SelectMany(call => Of(call.Argument!, call.Model, depth))
            .ToArray();
        return given.Length == 0 || IsSeenElsewhere(function) ? given.Append(open) : given;
    }

    private static bool IsSeenElsewhere(IMethodSymbol function) => function.MethodKind == MethodKind.Ordinary && function.DeclaredAccessibility != Accessibility.Private;

    private static bool IsCallOf(InvocationExpressionSyntax call, IMethodSymbol function, SemanticModel model) =>
        model.GetSymbolInfo(call).Symbol is IMethodSymbol called && SymbolEqualityComparer.Default.Equals(called.OriginalDefinition, function.OriginalDefinition);

    private static ExpressionSyntax? ArgumentOf(InvocationExpressionSyntax call, IParameterSymbol parameter)
    {
        var arguments = call.ArgumentList.Arguments;
        return (arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == parameter.Name)
            ?? (parameter.Ordinal < arguments.Count && arguments[parameter.Ordinal].NameColon is null ? arguments[parameter.Ordinal] : null))?.Expression;
    }

    // A result is as known as what it is made of, so that a text cannot be put together unseen.
    private string Called(IMethodSymbol method, ExpressionSyntax expression, SemanticModel model, int depth)
    {
        var call = expression as InvocationExpressionSyntax;
        var made = (call?.ArgumentList.Arguments.Select(argument => argument.Expression) ?? [])
            .Concat(call?.Expression is MemberAccessExpressionSyntax { Expression: var receiver } && !method.IsStatic ? [receiver] : [])
            .Where(each => model.GetTypeInfo(each).Type is { SpecialType: SpecialType.System_String } or IArrayTypeSymbol)
            .SelectMany(each => Of(each, model, depth))
            .Select(lead => lead.ToString())
            .Distinct()
            .Order(StringComparer.Ordinal);
        return $"{method.ContainingType?.Name}.{method.Name}({string.Join(", ", made)})";
    }
}
