using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Wirefix.CodeFixes.Editing;

namespace Wirefix.CodeFixes.Concurrency;

/// <summary>
/// Takes an expression that starts a call out into a function of its own. What the expression computes before the
/// call is still computed where the expression stood: a loop may have moved on when the call's turn comes.
/// </summary>
internal sealed class OutOfLine(SemanticModel model, ThrottleScope scope, ScopeNames names)
{
    private readonly List<(string Name, string Type, ExpressionSyntax Value)> _parameters = [];
    private readonly List<TextChange> _inFunction = [];
    private HashSet<ISymbol>? _visible;

    /// <summary>The parameters, with their types, as the function declares them.</summary>
    public IEnumerable<(string Name, string Type)> Parameters => _parameters.Select(parameter => (parameter.Name, parameter.Type));

    /// <summary>The arguments that the call of the function passes.</summary>
    public IEnumerable<string> Arguments => _parameters.Select(parameter => parameter.Value.ToString());

    /// <summary>The expression as the function evaluates it.</summary>
    public string Expression { get; private set; } = "";

    /// <summary>Takes the expression apart; false where a part has a type without a name, or is changed meanwhile.</summary>
    public bool Take(ExpressionSyntax expression)
    {
        if (!Visit(expression))
            return false;

        var start = expression.SpanStart;
        var changes = _inFunction.Select(
            change => new TextChange(new TextSpan(change.Span.Start - start, change.Span.Length), change.NewText ?? ""));
        Expression = SourceText.From(expression.ToString()).WithChanges(changes).ToString();
        return true;
    }

    private bool Visit(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax parenthesized => Visit(parenthesized.Expression),
        InvocationExpressionSyntax invocation when model.GetTypeInfo(invocation).Type.IsTask() =>
            VisitReceiver(invocation.Expression) && invocation.ArgumentList.Arguments.All(argument => VisitArgument(argument, invocation)),
        _ => PassVariables(expression),
    };

    private bool VisitReceiver(ExpressionSyntax called) => called switch
    {
        MemberAccessExpressionSyntax { Expression: var receiver } when StartsCall(receiver) => Visit(receiver),
        MemberAccessExpressionSyntax { Expression: var receiver } => IsStable(receiver, isReceiver: true) || Pass(receiver, TypeName(receiver)),
        SimpleNameSyntax => true,
        _ => false,
    };

    private bool VisitArgument(ArgumentSyntax argument, InvocationExpressionSyntax invocation)
    {
        if (!argument.RefKindKeyword.IsKind(SyntaxKind.None))
            return false;
        if (argument.Expression is AnonymousFunctionExpressionSyntax || StartsCall(argument.Expression))
            return argument.Expression is InvocationExpressionSyntax ? Visit(argument.Expression) : PassVariables(argument.Expression);
        return IsStable(argument.Expression, isReceiver: false) || Pass(argument.Expression, ParameterName(argument, invocation));
    }

    private bool StartsCall(ExpressionSyntax expression) =>
        expression.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().Any(invocation => model.GetTypeInfo(invocation).Type.IsTask());

    /// <summary>Whether an expression means and yields the same when the call's turn comes.</summary>
    private bool IsStable(ExpressionSyntax expression, bool isReceiver)
    {
        if (expression is ThisExpressionSyntax or BaseExpressionSyntax or PredefinedTypeSyntax or LiteralExpressionSyntax
            || model.GetConstantValue(expression).HasValue)
        {
            return true;
        }

        return expression switch
        {
            DefaultExpressionSyntax or TypeOfExpressionSyntax => true,
            MemberAccessExpressionSyntax access => IsStable(access.Expression, isReceiver) && IsStable(access.Name, isReceiver),
            SimpleNameSyntax name => model.GetSymbolInfo(name).Symbol is { } symbol && IsStable(symbol, isReceiver),
            _ => false,
        };
    }

    private bool IsStable(ISymbol symbol, bool isReceiver) => symbol switch
    {
        ILocalSymbol or IParameterSymbol or IRangeVariableSymbol => IsVisible(symbol) && !IsWritten(symbol),
        IFieldSymbol field => field.IsReadOnly || field.IsConst || (isReceiver && !IsWritten(field)),
        IPropertySymbol property => isReceiver ? !IsWritten(property) : property.IsStatic && property.ContainingType.IsCancellationToken(),
        INamespaceOrTypeSymbol => true,
        _ => false,
    };

    /// <summary>Passes the variables that the function would not see, or not as they were.</summary>
    private bool PassVariables(ExpressionSyntax expression)
    {
        foreach (var name in expression.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>())
        {
            if (model.GetSymbolInfo(name).Symbol is not { } symbol || symbol is not (ILocalSymbol or IParameterSymbol or IRangeVariableSymbol)
                || IsDeclaredIn(symbol, expression) || IsStable(symbol, isReceiver: true))
            {
                continue;
            }

            // A variable that lives outside and that the code itself sets has to stay that variable.
            if (IsWrittenIn(symbol, expression) || (!_parameters.Any(parameter => parameter.Name == name.Identifier.Text) && !Pass(name, symbol.Name)))
                return false;
        }

        return true;
    }

    private bool Pass(ExpressionSyntax value, string wanted)
    {
        var isVariable = value is IdentifierNameSyntax && model.GetSymbolInfo(value).Symbol is ILocalSymbol or IParameterSymbol or IRangeVariableSymbol;
        if (TypeOf(value) is not { } type)
            return false;

        var earlier = _parameters.FirstOrDefault(parameter => parameter.Value.ToString() == value.ToString() && isVariable);
        var name = earlier.Name ?? (isVariable ? value.ToString() : names.Parameter(wanted, scope.Inside, _parameters.Select(parameter => parameter.Name)));
        if (earlier.Name is null)
            _parameters.Add((name, type, value));
        if (value.ToString() != name)
            _inFunction.Add(new TextChange(value.Span, name));
        return true;
    }

    private string? TypeOf(ExpressionSyntax value)
    {
        var info = model.GetTypeInfo(value);
        var type = info.Type is null or { TypeKind: TypeKind.Error } ? info.ConvertedType : info.Type;
        if (type is null or { TypeKind: TypeKind.Error } || type.IsRefLikeType || IsUnnamed(type))
            return null;

        // The flow state is what matters: a checked `string?` may be passed on as a `string`.
        var annotated = type.IsReferenceType
            ? type.WithNullableAnnotation(
                info.Nullability.FlowState == NullableFlowState.MaybeNull ? NullableAnnotation.Annotated : NullableAnnotation.NotAnnotated)
            : type;
        return annotated.ToMinimalDisplayString(model, value.SpanStart);
    }

    private static bool IsUnnamed(ITypeSymbol type) => type switch
    {
        { IsAnonymousType: true } => true,
        IArrayTypeSymbol array => IsUnnamed(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(IsUnnamed),
        _ => false,
    };

    private string TypeName(ExpressionSyntax receiver)
    {
        var name = model.GetTypeInfo(receiver).Type?.Name ?? "";
        var bare = name.Length > 1 && name[0] == 'I' && char.IsUpper(name[1]) ? name.Substring(1) : name;
        return bare.Length == 0 ? "target" : char.ToLowerInvariant(bare[0]) + bare.Substring(1);
    }

    private string ParameterName(ArgumentSyntax argument, InvocationExpressionSyntax invocation)
    {
        if (argument.NameColon is { Name.Identifier.ValueText: var named })
            return named;

        var parameters = model.GetSymbolInfo(invocation).Symbol is IMethodSymbol method ? method.Parameters : [];
        var index = invocation.ArgumentList.Arguments.IndexOf(argument);
        return parameters.IsEmpty ? "value" : parameters[Math.Min(index, parameters.Length - 1)].Name;
    }

    private bool IsVisible(ISymbol symbol) =>
        (_visible ??= new HashSet<ISymbol>(model.LookupSymbols(scope.Inside), SymbolEqualityComparer.Default)).Contains(symbol);

    private bool IsWritten(ISymbol symbol) => scope.Region.Any(part => IsWrittenIn(symbol, part));

    private bool IsWrittenIn(ISymbol symbol, SyntaxNode code) => Writes.Of(symbol, code, model).Any();

    private static bool IsDeclaredIn(ISymbol symbol, SyntaxNode code) =>
        symbol.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == code.SyntaxTree && code.Span.Contains(reference.Span));
}
