namespace Wirefix.Traffic;

/// <summary>Tells the methods that ask for a change from those that only read (RFC 9110, 9.2.1).</summary>
public static class UnsafeMethod
{
    /// <summary>Whether a method, in upper case, asks for a change.</summary>
    public static bool Is(string method) => method is "POST" or "PUT" or "PATCH" or "DELETE";
}
