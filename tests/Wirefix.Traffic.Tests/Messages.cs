using System.Text;

namespace Wirefix.Traffic.Tests;

/// <summary>What the messages of test exchanges hold.</summary>
public static class Messages
{
    public static Exchange WithMethod(this Exchange exchange, string method) =>
        exchange with { Request = exchange.Request with { Method = method } };

    public static Exchange WithRequestHeader(this Exchange exchange, string name, string value) =>
        exchange with { Request = exchange.Request with { Headers = exchange.Request.Headers.Add(new Header(name, value)) } };

    public static Exchange WithRequestBody(this Exchange exchange, string body) =>
        exchange with { Request = exchange.Request with { Body = Encoding.UTF8.GetBytes(body) } };

    public static Exchange WithTrace(this Exchange exchange, int trace) => exchange with { TraceId = $"{trace:x32}" };

    public static Exchange OfService(this Exchange exchange, string service) => exchange with { Service = service };
}
