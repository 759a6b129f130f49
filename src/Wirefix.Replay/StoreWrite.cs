namespace Wirefix.Replay;

/// <summary>A write that the mock's own store accepted.</summary>
/// <param name="Request">The request of the script that led to it; null where that is not known.</param>
/// <param name="Resource">Host and path of the resource.</param>
/// <param name="Undone">How many versions it wrote over that its caller had not read.</param>
public sealed record StoreWrite(int? Request, string Resource, int Undone);
