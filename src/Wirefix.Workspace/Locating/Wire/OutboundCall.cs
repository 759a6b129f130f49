using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Operations;
using Wirefix.Workspace.Locating.Code;

namespace Wirefix.Workspace.Locating.Wire;

/// <summary>A place that sends a request.</summary>
/// <param name="Method">The HTTP method in upper case; null where it is not known.</param>
/// <param name="Uri">Where the request goes.</param>
/// <param name="Sender">The code that sends it.</param>
/// <param name="Operation">The call of the HTTP client.</param>
/// <param name="Givers">The calls that hand the URI down to the sender, outermost first; empty where the sender writes it.</param>
internal sealed record OutboundCall(
    string? Method, UriTemplate Uri, CodeUnit Sender, IInvocationOperation Operation, ImmutableArray<Call> Givers);
