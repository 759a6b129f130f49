namespace Wirefix.Facts.Tests;

public class EndpointTests
{
    [Fact]
    public void An_endpoint_reads_as_people_write_it() =>
        Assert.Equal("GET h.example/users/{id}", new Endpoint("GET", "h.example", PathTemplate.Parse("/users/{id}")).ToString());

    [Fact]
    public void Endpoints_are_equal_whatever_their_variables_are_called() =>
        Assert.Equal(new Endpoint("GET", "h", PathTemplate.Parse("/{a}")), new Endpoint("GET", "h", PathTemplate.Parse("/{b}")));
}
