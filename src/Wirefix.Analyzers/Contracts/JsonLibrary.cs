namespace Wirefix.Analyzers.Contracts;

/// <summary>Which serializer reads a type.</summary>
internal enum JsonLibrary
{
    /// <summary>Nobody knows, or both do.</summary>
    Unknown,

    /// <summary>System.Text.Json.</summary>
    SystemText,

    /// <summary>Newtonsoft.Json.</summary>
    Newtonsoft,
}
