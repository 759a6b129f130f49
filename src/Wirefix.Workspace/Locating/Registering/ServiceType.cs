using Microsoft.CodeAnalysis;
using Wirefix.Workspace.Locating.Code;

namespace Wirefix.Workspace.Locating.Registering;

/// <summary>Compares the types of services, which every project of a solution has symbols of its own for.</summary>
internal static class ServiceType
{
    /// <summary>What is the same for all symbols of one type, its type arguments included.</summary>
    public static string KeyOf(ITypeSymbol type)
    {
        var (assembly, name) = MemberId.Of(type);
        return type is INamedTypeSymbol { IsUnboundGenericType: false, TypeArguments: { Length: > 0 } arguments }
            ? $"{assembly}/{name}<{string.Join(',', arguments.Select(KeyOf))}>"
            : $"{assembly}/{name}";
    }

    /// <summary>
    /// Whether one form of a generic type can be the other: <c>IStore&lt;Order&gt;</c> never is <c>IStore&lt;Parcel&gt;</c>, what is open can be
    /// any.
    /// </summary>
    public static bool CanBe(ITypeSymbol? one, ITypeSymbol other)
    {
        if (one is not INamedTypeSymbol { IsUnboundGenericType: false, TypeArguments: { Length: > 0 } asked } ||
            other is not INamedTypeSymbol { IsUnboundGenericType: false, TypeArguments: var given } ||
            asked.Length != given.Length)
        {
            return true;
        }

        return asked.Zip(given).All(pair =>
            pair.First is ITypeParameterSymbol || pair.Second is ITypeParameterSymbol ||
            (MemberId.Of(pair.First) == MemberId.Of(pair.Second) && CanBe(pair.First, pair.Second)));
    }
}
