using Microsoft.CodeAnalysis;

namespace Wirefix.Workspace.Locating.Code;

/// <summary>A place that calls: an invocation or a creation, and the code that it stands in.</summary>
internal sealed record Call(CodeUnit Caller, IOperation Operation);
