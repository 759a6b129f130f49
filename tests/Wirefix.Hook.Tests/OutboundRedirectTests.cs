using System.Net;

namespace Wirefix.Hook.Tests;

public sealed class OutboundRedirectTests
{
    private readonly OutboundRedirect _redirect = new(new Uri("http://127.0.0.1:5000/"));

    [Theory]
    [InlineData("https://upstream.example/", "/")]
    [InlineData("https://upstream.example", "/")]
    [InlineData("https://upstream.example/a%2Fb?c=d+e&f=%2B#fragment", "/a%2Fb?c=d+e&f=%2B")]
    [InlineData("https://upstream.example/ä?q=日本", "/%C3%A4?q=%E6%97%A5%E6%9C%AC")]
    [InlineData("https://upstream.example/a//b;v=1?x=&x=|", "/a//b;v=1?x=&x=%7C")]
    public void Path_and_query_stay_as_the_service_would_have_sent_them(string url, string expected)
    {
        var request = Applied(url);

        Assert.Equal(new Uri(url).PathAndQuery, request.RequestUri!.PathAndQuery);
        Assert.Equal("http://127.0.0.1:5000" + expected, request.RequestUri.OriginalString);
    }

    [Fact]
    public void A_path_that_the_service_protected_from_normalisation_stays_protected()
    {
        var raw = new Uri("https://upstream.example/a/../%41?b=c d", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var request = new HttpRequestMessage(HttpMethod.Get, raw);

        _redirect.Starting(request);

        Assert.Equal("/a/../%41?b=c d", request.RequestUri!.PathAndQuery);
    }

    [Theory]
    [InlineData("https://Upstream.example/", "https://upstream.example:443", "upstream.example")]
    [InlineData("http://upstream.example:8080/", "http://upstream.example:8080", "upstream.example:8080")]
    [InlineData("http://[::1]:81/", "http://[::1]:81", "[::1]:81")]
    [InlineData("https://bücher.example/", "https://xn--bcher-kva.example:443", "xn--bcher-kva.example")]
    [InlineData("http://127.0.0.1:5001/", "http://127.0.0.1:5001", "127.0.0.1:5001")]
    public void The_authority_that_was_meant_travels_along(string url, string authority, string host)
    {
        var request = Applied(url);

        Assert.Equal([authority], request.Headers.GetValues(OutboundRedirect.AuthorityHeader));
        Assert.Equal(host, request.Headers.Host);
    }

    [Fact]
    public void A_host_that_the_service_set_itself_stays()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://upstream.example/");
        request.Headers.Host = "tenant.example";

        _redirect.Starting(request);

        Assert.Equal("tenant.example", request.Headers.Host);
    }

    [Fact]
    public void Afterwards_the_request_is_what_it_was()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://upstream.example/a#b")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };

        _redirect.Starting(request);
        Assert.Equal((HttpVersion.Version11, HttpVersionPolicy.RequestVersionOrLower), (request.Version, request.VersionPolicy));
        _redirect.Stopped(request, null);

        Assert.Equal("https://upstream.example/a#b", request.RequestUri!.OriginalString);
        Assert.Empty(request.Headers);
        Assert.Null(request.Headers.Host);
        Assert.Equal((HttpVersion.Version20, HttpVersionPolicy.RequestVersionExact), (request.Version, request.VersionPolicy));
    }

    [Fact]
    public void A_request_that_is_on_its_way_already_is_not_redirected_twice()
    {
        var request = Applied("https://upstream.example/a");

        _redirect.Starting(request);

        Assert.Equal(["https://upstream.example:443"], request.Headers.GetValues(OutboundRedirect.AuthorityHeader));
        _redirect.Stopped(request, null);
        Assert.Equal("https://upstream.example/a", request.RequestUri!.OriginalString);
    }

    [Fact]
    public void The_same_message_sent_again_is_redirected_again()
    {
        var request = Applied("https://upstream.example/a");
        _redirect.Stopped(request, null);

        request.RequestUri = new Uri("http://other.example/b");
        _redirect.Starting(request);

        Assert.Equal(["http://other.example:80"], request.Headers.GetValues(OutboundRedirect.AuthorityHeader));
        Assert.Equal("other.example", request.Headers.Host);
    }

    [Fact]
    public void Restoring_what_was_never_redirected_changes_nothing()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://127.0.0.1:5000/own");
        _redirect.Starting(request);

        _redirect.Stopped(request, null);

        Assert.Equal("http://127.0.0.1:5000/own", request.RequestUri!.OriginalString);
        Assert.Empty(request.Headers);
    }

    private HttpRequestMessage Applied(string url)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, url);
        _redirect.Starting(request);
        return request;
    }
}
