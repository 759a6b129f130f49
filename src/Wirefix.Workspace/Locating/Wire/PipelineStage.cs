using Microsoft.CodeAnalysis;
using Wirefix.Workspace.Locating.Code;

namespace Wirefix.Workspace.Locating.Wire;

/// <summary>Code that runs around the handlers of requests.</summary>
/// <param name="Unit">The code.</param>
/// <param name="Name">What it is, for people: <c>middleware Audit</c>.</param>
/// <param name="Place">Where it is put in.</param>
/// <param name="Around">Whether it runs around the handler of a route.</param>
internal sealed record PipelineStage(CodeUnit Unit, string Name, Location Place, Func<Route, bool> Around);
