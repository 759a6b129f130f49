namespace Wirefix.Workspace.Locating.Fields;

/// <summary>What code does with the value of a field.</summary>
public enum FieldRole
{
    /// <summary>It is read from the wire with its message.</summary>
    Read,

    /// <summary>It is set in another member as it is.</summary>
    Copied,

    /// <summary>Something else is made of it and set in another member.</summary>
    Transformed,

    /// <summary>The object that holds it is handed to a store.</summary>
    Stored,

    /// <summary>It is written to the wire with its message.</summary>
    Written,
}
