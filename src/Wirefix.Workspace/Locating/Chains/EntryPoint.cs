using Microsoft.CodeAnalysis;
using Wirefix.Workspace.Locating.Code;

namespace Wirefix.Workspace.Locating.Chains;

/// <summary>Where a chain begins.</summary>
/// <param name="Unit">The code that runs first.</param>
/// <param name="Name">What it is, for people: a route, a hosted service.</param>
/// <param name="Binding">The wire's name for it; null where the wire does not name it.</param>
/// <param name="Doubt">Why the chain may begin elsewhere; null without one.</param>
/// <param name="Basis">Where the source says that it runs; null where the binding says it.</param>
internal sealed record EntryPoint(CodeUnit Unit, string Name, Binding? Binding, string? Doubt, Location? Basis = null);
