using Microsoft.CodeAnalysis;
using Wirefix.Workspace.Locating.Code;

namespace Wirefix.Workspace.Locating.Fields;

/// <summary>A place where objects of a type come from the wire, go to it, or are stored.</summary>
internal sealed record Crossing(FieldRole Role, CodeUnit Unit, IOperation Operation);
