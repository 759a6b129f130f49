using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wirefix.Workspace.Checking.Liberties;

/// <summary>Reads what a piece of code uses, by the symbols that its names mean, and which members of the solution it refers to.</summary>
internal sealed class UseReader(Leads leads)
{
    private const string AnAddress = "an address";

    /// <summary>The uses in a piece.</summary>
    public IEnumerable<Use> UsesOf(CodePart part) => part.Nodes().SelectMany(node => UsesAt(node, part.Model));

    /// <summary>The members of the solution that a piece refers to.</summary>
    public static IEnumerable<ISymbol> MembersOf(CodePart part) => part.Nodes().Select(node => MemberAt(node, part.Model)).OfType<ISymbol>();

    /// <summary>The texts that a piece gives to members of the solution.</summary>
    public IEnumerable<(ISymbol Member, Lead Text)> GivenIn(CodePart part) =>
        from node in part.Nodes()
        let member = MemberAt(node, part.Model)
        where member is not null
        from argument in Arguments(node) ?? []
        where part.Model.GetTypeInfo(argument).Type is { SpecialType: SpecialType.System_String } or { Name: "Uri" }
        from text in leads.Of(argument, part.Model)
        select (member, text);

    private static ISymbol? MemberAt(SyntaxNode node, SemanticModel model)
    {
        var symbol = SymbolAt(node, model);
        if (symbol is not (IMethodSymbol { MethodKind: not MethodKind.LocalFunction } or IPropertySymbol or IFieldSymbol or IEventSymbol))
            return null;
        var member = (symbol is IMethodSymbol { ReducedFrom: { } extension } ? extension : symbol).OriginalDefinition;
        return member.DeclaringSyntaxReferences.Length > 0 ? member : null;
    }

    private IEnumerable<Use> UsesAt(SyntaxNode node, SemanticModel model)
    {
        if (NativeAt(node) is { } native)
            yield return new Use(LibertyKind.Native, native, "") { Node = node };
        if (node is LiteralExpressionSyntax or InterpolatedStringExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression })
        {
            foreach (var host in HostsIn((ExpressionSyntax)node, model))
                yield return new Use(LibertyKind.Network, AnAddress, host) { Node = node };
        }

        if (SymbolAt(node, model) is not { } symbol)
            yield break;
        if (symbol is IDynamicTypeSymbol)
            yield return new Use(LibertyKind.Reflection, "dynamic", "") { Node = node };
        foreach (var address in AddressesAt(node, symbol, model))
            yield return new Use(LibertyKind.Network, AnAddress, address) { Node = node };
        if (KnownUses.Of(symbol) is not { } known)
            yield break;
        foreach (var of in TargetsOf(known.Kind, known.What, node, model))
            yield return new Use(known.Kind, known.What, of) { Node = node };
    }

    // A name, or what has a meaning without one: a new object, an element, what a constructor hands to its base.
    private static ISymbol? SymbolAt(SyntaxNode node, SemanticModel model) => node switch
    {
        SimpleNameSyntax { Parent: ObjectCreationExpressionSyntax or QualifiedNameSyntax { Parent: ObjectCreationExpressionSyntax } } => null,
        SimpleNameSyntax or BaseObjectCreationExpressionSyntax or ElementAccessExpressionSyntax or ElementBindingExpressionSyntax
            or ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax => model.GetSymbolInfo(node).Symbol,
        _ => null,
    };

    private static string? NativeAt(SyntaxNode node) => node switch
    {
        UnsafeStatementSyntax => "unsafe code",
        PointerTypeSyntax or FunctionPointerTypeSyntax => "a pointer",
        FixedStatementSyntax => "fixed memory",
        MemberDeclarationSyntax member when member.Modifiers.Any(SyntaxKind.UnsafeKeyword) => "unsafe code",
        MemberDeclarationSyntax member when member.Modifiers.Any(SyntaxKind.ExternKeyword) => "an external function",
        LocalFunctionStatementSyntax function when function.Modifiers.Any(SyntaxKind.ExternKeyword) => "an external function",
        LocalFunctionStatementSyntax function when function.Modifiers.Any(SyntaxKind.UnsafeKeyword) => "unsafe code",
        _ => null,
    };

    // An absolute address counts wherever it stands: what becomes of a text cannot be followed everywhere.
    private IEnumerable<string> HostsIn(ExpressionSyntax text, SemanticModel model) =>
        model.GetTypeInfo(text).Type?.SpecialType == SpecialType.System_String
        ? leads.Of(text, model).Where(lead => lead.Text.Contains("://", StringComparison.Ordinal))
            .Select(lead => Address.HostOf(lead.Text, lead.Open is null)).OfType<string>()
        : [];

    private IEnumerable<string> AddressesAt(SyntaxNode node, ISymbol symbol, SemanticModel model)
    {
        if (symbol is IPropertySymbol { Name: "RequestUri" or "BaseAddress", ContainingType.Name: "HttpRequestMessage" or "HttpClient" })
            return AssignedTo(node) is { } assigned ? AddressesOf(assigned, model) : [];
        if (symbol is not IMethodSymbol { ContainingType.Name: "HttpClient" or "HttpClientJsonExtensions" or "HttpRequestMessage" } method
            || method.Parameters.FirstOrDefault(each => each.Name == "requestUri") is not { } parameter)
            return [];
        // A method that is handed on, not called, is called with what others have.
        return Argument(node, parameter) is { } given ? AddressesOf(given, model) : [Leads.OfParameter(parameter)];
    }

    private IEnumerable<string> AddressesOf(ExpressionSyntax expression, SemanticModel model) =>
        leads.Of(expression, model).Select(Address.Of).Where(address => address.Length > 0).Distinct();

    private static ExpressionSyntax? AssignedTo(SyntaxNode node)
    {
        var target = node.Parent is MemberAccessExpressionSyntax access && access.Name == node ? access : node;
        return target.Parent is AssignmentExpressionSyntax assignment && assignment.Left == target ? assignment.Right : null;
    }

    // An HTTP call is one whatever it is called with; its address counts by itself.
    private IEnumerable<string> TargetsOf(LibertyKind kind, string what, SyntaxNode node, SemanticModel model)
    {
        if (kind is LibertyKind.Native or LibertyKind.Swallowing or LibertyKind.Access || what == KnownUses.HttpCall)
            return [""];
        var first = Arguments(node)?.FirstOrDefault(argument =>
            model.GetTypeInfo(argument).Type is { SpecialType: SpecialType.System_String } or { Name: "Uri" } or { TypeKind: TypeKind.Enum });
        return first is null ? [""] : leads.Of(first, model).Select(lead => lead.ToString()).Distinct();
    }

    private static ExpressionSyntax? Argument(SyntaxNode node, IParameterSymbol parameter)
    {
        var arguments = ListOf(node)?.Arguments;
        return (arguments?.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == parameter.Name)
            ?? (parameter.Ordinal < arguments?.Count ? arguments.Value[parameter.Ordinal] : null))?.Expression;
    }

    private static IEnumerable<ExpressionSyntax>? Arguments(SyntaxNode node) =>
        node.FirstAncestorOrSelf<AttributeSyntax>() is { } attribute && attribute.Name.Contains(node)
        ? attribute.ArgumentList?.Arguments.Select(argument => argument.Expression)
        : ListOf(node)?.Arguments.Select(argument => argument.Expression);

    private static BaseArgumentListSyntax? ListOf(SyntaxNode node) => node switch
    {
        BaseObjectCreationExpressionSyntax created => created.ArgumentList,
        ElementAccessExpressionSyntax element => element.ArgumentList,
        ElementBindingExpressionSyntax element => element.ArgumentList,
        ConstructorInitializerSyntax initializer => initializer.ArgumentList,
        PrimaryConstructorBaseTypeSyntax initializer => initializer.ArgumentList,
        { Parent: InvocationExpressionSyntax call } when call.Expression == node => call.ArgumentList,
        { Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access } when access.Name == node && call.Expression == access =>
            call.ArgumentList,
        { Parent: MemberBindingExpressionSyntax { Parent: InvocationExpressionSyntax call } } => call.ArgumentList,
        _ => null,
    };
}
