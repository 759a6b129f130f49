using Microsoft.CodeAnalysis;
using Wirefix.Workspace.Locating.Code;

namespace Wirefix.Workspace.Locating.Registering;

/// <summary>The types of the container that registrations are known by.</summary>
internal static class DependencyInjection
{
    public const string Space = "Microsoft.Extensions.DependencyInjection";

    /// <summary>Whether a type collects registrations.</summary>
    public static bool IsCollection(ITypeSymbol? type) => type.Is(Space, "IServiceCollection");

    /// <summary>Whether a type collects registrations, or those of one HTTP client.</summary>
    public static bool IsBuilder(ITypeSymbol? type) => IsCollection(type) || type.Is(Space, "IHttpClientBuilder");
}
