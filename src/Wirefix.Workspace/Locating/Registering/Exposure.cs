using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Wirefix.Workspace.Locating.Registering;

/// <summary>Under which services a scan registers the types that it finds.</summary>
/// <param name="ServicesOf">The services of a found type.</param>
internal sealed record Exposure(Func<INamedTypeSymbol, IEnumerable<ITypeSymbol>> ServicesOf)
{
    /// <summary>The type itself.</summary>
    public static Exposure Self { get; } = new(type => [type]);

    /// <summary>The interfaces that it implements.</summary>
    public static Exposure Interfaces { get; } = new(type => type.AllInterfaces);

    private static Exposure Matching { get; } = new(type => type.AllInterfaces.Where(contract => contract.Name == $"I{type.Name}"));

    private static Exposure SelfAndInterfaces { get; } = new(type => type.AllInterfaces.Cast<ITypeSymbol>().Prepend(type));

    /// <summary>One contract, or those of its closed forms that the type implements.</summary>
    public static Exposure As(ITypeSymbol contract) =>
        new(type => TypeFilter.IsAssignable(type, contract) ? type.AllInterfaces.Where(each => Same(each, contract)).DefaultIfEmpty(contract) : []);

    /// <summary>What a call of a fluent scan says; null where it says nothing of it.</summary>
    public static Exposure? Of(IInvocationOperation call) => call.TargetMethod switch
    {
        { Name: "AsImplementedInterfaces" } => Interfaces,
        { Name: "AsSelfWithInterfaces" } => SelfAndInterfaces,
        { Name: "AsMatchingInterface" } => Matching,
        { Name: "AsSelf" } => Self,
        { Name: "As", TypeArguments: [var contract] } => As(contract),
        { Name: "As" } when Literal(call) is { } contract => As(contract),
        _ => null,
    };

    private static ITypeSymbol? Literal(IInvocationOperation call) =>
        call.Descendants().OfType<ITypeOfOperation>().FirstOrDefault()?.TypeOperand;

    private static bool Same(ITypeSymbol one, ITypeSymbol other) =>
        SymbolEqualityComparer.Default.Equals(one.OriginalDefinition, other.OriginalDefinition);
}
