using Microsoft.CodeAnalysis;
using Wirefix.Workspace.Locating.Code;

namespace Wirefix.Workspace.Locating.Registering;

/// <summary>A service that is registered in DI.</summary>
internal sealed record Registration
{
    /// <summary>The type that is asked for.</summary>
    public required ITypeSymbol Service { get; init; }

    /// <summary>The type that is given; it may be asked for in turn.</summary>
    public required ITypeSymbol Implementation { get; init; }

    /// <summary>The key of a keyed service; null without one or where it is not literal.</summary>
    public string? Key { get; init; }

    /// <summary>What it does to registrations before it.</summary>
    public RegistrationMode Mode { get; init; }

    /// <summary>Who constructs the implementation: the container, or a factory or instance of the source.</summary>
    public Construction Construction { get; init; }

    /// <summary>Whether it always stands and always gives this type; otherwise it only may.</summary>
    public required bool IsSure { get; init; }

    /// <summary>The code that registers.</summary>
    public required CodeUnit Unit { get; init; }

    /// <summary>The call or creation that registers.</summary>
    public required IOperation Operation { get; init; }

    public MemberId ServiceId => MemberId.Of(Service);

    public MemberId ImplementationId => MemberId.Of(Implementation);

    /// <summary>Whether it answers for every closed form of a generic service.</summary>
    public bool IsOpen => Service is INamedTypeSymbol { IsUnboundGenericType: true };
}
