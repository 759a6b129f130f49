namespace Wirefix.Workspace.Indexing;

/// <summary>On which exchanges a name stands, as far as syntax tells. The numbers stand in stored indexes.</summary>
public enum PlaceDirection : byte
{
    /// <summary>Syntax does not tell.</summary>
    Unknown = 0,

    /// <summary>On exchanges that others begin with this code.</summary>
    Inbound = 1,

    /// <summary>On exchanges that this code begins with others.</summary>
    Outbound = 2,
}
