namespace Wirefix.Workspace.Locating.Fields;

/// <summary>One step on the way of a field through the code.</summary>
/// <param name="Role">What happens.</param>
/// <param name="Member">The property or field that holds the value then: <c>OrderLine.Quantity</c>.</param>
/// <param name="Location">The member that does it, and the line.</param>
public sealed record FieldStep(FieldRole Role, string Member, SymbolLocation Location);
