package io.incidentledger.command.api;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.codec.autoconfigure.CodecsAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.reactor.autoconfigure.ReactorAutoConfiguration;
import org.springframework.boot.reactor.netty.autoconfigure.NettyReactiveWebServerAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.HttpHandlerAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.error.ErrorWebFluxAutoConfiguration;
import org.springframework.context.annotation.Import;

/// The command API on a real server, as Spring Boot creates it; the test provides the dispatcher.
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration({CodecsAutoConfiguration.class, ErrorWebFluxAutoConfiguration.class,
    HttpHandlerAutoConfiguration.class, JacksonAutoConfiguration.class, NettyReactiveWebServerAutoConfiguration.class,
    ReactorAutoConfiguration.class, WebFluxAutoConfiguration.class})
@Import(CommandApiConfiguration.class)
class HttpServer {}
